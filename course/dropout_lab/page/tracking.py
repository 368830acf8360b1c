"""How far a long experiment is: one line under the cell that changes in place, for somebody who waits for it.

Where a program runs the notebook there is no line, so what is recorded does not change.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Collection, Iterator
from html import escape
from typing import TypeVar

from . import card
from .shell import shell_here

Item = TypeVar("Item")
_numbers = itertools.count()

#: Seconds that an experiment has to take, as far as can be told, before it gets a line.
LONG = 5.0
#: Seconds before there is any telling, and between two changes of the line.
PAUSE = 0.5


def track(items: Collection[Item]) -> Iterator[Item]:
    """Yield what is in a collection; if the whole takes long, say below the cell how much is done.

    Inside another loop that is tracked, it adds to that loop's line: three networks of 50 epochs have 150 steps.

    Args:
        items: the steps of the experiment, taken to be equally long.

    Example:
        ``[train(seed) for seed in track(range(5))]``
    """
    line = _line_here()
    if line is None:
        yield from items
        return
    depth = len(line.steps)
    line.steps.append((0, len(items)))
    try:
        for done, item in enumerate(items, 1):
            yield item
            del line.steps[depth + 1 :]  # of a loop inside that was left early
            line.steps[depth] = done, len(items)
            line.tell()
    except GeneratorExit:  # a break, or an error in the cell
        if depth == 0:
            line.end("Ended before all was done.")
        raise
    finally:
        del line.steps[depth:]
    if not line.steps:
        line.end()


def share_of(steps: Collection[tuple[int, int]]) -> float:
    """Return how much is done, from 0 to 1.

    Args:
        steps: of each loop, the outermost first, the number of steps done and the number in all.

    Example:
        One of two steps, and within the second one of four: ``share_of([(1, 2), (1, 4)])`` is 0.625.
    """
    share, weight = 0.0, 1.0
    for done, total in steps:
        weight /= total
        share += weight * done
    return share


def words(share: float, seconds: float) -> str:
    """Return the line's text.

    Args:
        share: how much is done, above 0.
        seconds: how long it has taken so far.
    """
    left = seconds * (1 - share) / share
    told = f"{left:.0f} s" if left < 90 else f"{left / 60:.0f} min"
    return f"{100 * share:.0f}% done, about {told} left."


class _Line:
    """The line of a cell that runs.

    Attributes:
        steps: of each loop that runs, the outermost first, the number of steps done and the number in all.
    """

    def __init__(self, cell: int):
        self.cell, self.steps = cell, list[tuple[int, int]]()
        self._name = f"track-{next(_numbers)}"
        self._began = self._told = time.monotonic()
        self._share, self._shown = 0.0, False

    def tell(self) -> None:
        """Show how much is done, unless that was shown just now, or it is all done within seconds."""
        now = time.monotonic()
        self._share = max(self._share, share_of(self.steps))
        if now - self._told < PAUSE or self._share == 0:
            return
        if self._shown or (now - self._began) / self._share > LONG:
            self._told = now
            self._show(words(self._share, now - self._began))

    def end(self, early: str = "") -> None:
        """Say that it is done, or how it ended early, if there is a line."""
        if self._shown:
            self._show(early or f"Done in {time.monotonic() - self._began:.0f} s.", done=not early)

    def _show(self, text: str, done: bool = False) -> None:
        percent = 100 if done else round(100 * self._share)
        bar = f'<progress max="100" value="{percent}" aria-label="How far the experiment is"></progress>'
        bundle = {"text/plain": text, "text/html": f"<div>{bar} {escape(text)}</div>"}
        show = sys.modules["IPython"].display.display
        show(bundle, raw=True, display_id=self._name, update=self._shown)
        self._shown = True


_running: list[_Line] = []


def _line_here() -> _Line | None:
    """Return the line of the cell that runs, a new one if there is none; None where nobody reads it.

    An interrupted cell leaves its line behind: the next cell has another number.
    """
    if not card.is_read():
        return None
    cell = int(getattr(shell_here(), "execution_count", 0))
    if not _running or _running[-1].cell != cell or not _running[-1].steps:
        _running[:] = [_Line(cell)]
    return _running[-1]
