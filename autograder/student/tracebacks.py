"""Tracebacks without their middle: IPython looks up the source of each frame, for seconds where there are thousands."""

from __future__ import annotations

from types import TracebackType

#: Of the beginning and of the end of a traceback.
_MOST_FRAMES = 10


def shortened(trace: TracebackType | None) -> TracebackType | None:
    """Return a traceback without its middle; None if there is none."""
    frames = []
    while trace is not None:
        frames.append(trace)
        trace = trace.tb_next
    if len(frames) > 2 * _MOST_FRAMES:
        frames = frames[:_MOST_FRAMES] + frames[-_MOST_FRAMES:]
    short = None
    for frame in reversed(frames):
        short = TracebackType(short, frame.tb_frame, frame.tb_lasti, frame.tb_lineno)
    return short


def shorten_causes(error: BaseException) -> None:
    """Shorten the tracebacks of the exceptions that came before one."""
    for _ in range(_MOST_FRAMES):
        before = error.__cause__ or error.__context__
        if before is None:
            break
        error = before.with_traceback(shortened(before.__traceback__))
