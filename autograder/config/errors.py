"""Errors that a user can act on: the text of each is one sentence that says what to do.

The command line prints the sentence and exits with 2; a caller of the Python API tells them apart by their class.
"""

from __future__ import annotations


class AutograderError(Exception):
    """Base class of the errors that are shown as one sentence, without a traceback."""


class UsageError(AutograderError):
    """Wrong input: an argument, a file of the course, a configuration, a folder of submissions."""


class StorageError(AutograderError):
    """A file, a folder or a database that cannot be read or written: a full disk, a lock, a missing permission."""


class SandboxError(AutograderError):
    """A machine that offers no sandbox, or a sandbox that does not start."""


class ClusterError(AutograderError):
    """A scheduler or workers that are missing, gone, or of another version."""
