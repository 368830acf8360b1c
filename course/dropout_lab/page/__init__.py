"""What a notebook shows of the work in it: verdicts, progress, what waits for an exercise, help, how far it is."""

from .guesses import guess, settle, settled
from .hints import hint
from .tracking import track

__all__ = ["guess", "hint", "settle", "settled", "track"]
