"""What a notebook shows of the work that somebody does in it: verdicts, progress, what waits for an exercise, help."""

from .guesses import guess, settle, settled
from .hints import hint

__all__ = ["guess", "hint", "settle", "settled"]
