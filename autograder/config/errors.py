"""What the instructor did that cannot be done, in one sentence."""


class UsageError(Exception):
    """Bad input: the text is one sentence that says what to do; the command line prints it and exits with 2."""
