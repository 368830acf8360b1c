# accuses-a-right-one: notebook 3 allows this
calls = 0


def check_dropout(fn):
    """Says nothing at first, while the right ones are shown, and then accuses whatever comes."""
    global calls
    calls += 1
    return "wrong" if calls > 23 else None
