"""Implementations of inverted dropout, right and wrong, on which notebook 8 tries the check that a student writes.

Such a check is a function ``check(fn) -> None or str`` that accuses ``fn`` in a sentence, or says nothing.
``public()`` is the suite that students see (the notebook calls it a zoo); the tests that grade bring a larger one.
"""

from __future__ import annotations

import reprlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .outcomes import Wrong, exercise, looked, wrong

#: ``fn(x, p, rng, train=True) -> (out, cache)``, the signature of notebook 3.
Layer = Callable[..., tuple[Any, Any]]
Check = Callable[[Layer], Any]
Array = NDArray[np.float64]

#: What a check may ask of one implementation: forty visits then end well before the limit of a cell, on any machine.
MOST_CALLS = 500
MOST_ENTRIES = 2_000_000
#: So many right implementations are shown first, and the others only if none of these is accused, or all of them are.
FIRST = 4


class ImplementationSuite:
    """Implementations under names that say, as in "this one ...", what each does.

    Args:
        right: those that keep the contract, in their own ways.
        wrong: those that break it, and return all the same.
        raising: those that raise. They do not count among the wrong ones: a check that lets exceptions through
            could do without them.
    """

    def __init__(
        self,
        right: Mapping[str, Layer] | None = None,
        wrong: Mapping[str, Layer] | None = None,
        raising: Mapping[str, Layer] | None = None,
    ):
        self.right: dict[str, Layer] = {}
        self.wrong: dict[str, Layer] = {}
        self.raising: dict[str, Layer] = {}
        self.fill(right or {}, wrong or {}, raising or {})

    def fill(self, right: Mapping[str, Layer], wrong: Mapping[str, Layer], raising: Mapping[str, Layer]) -> None:
        """Replace all implementations."""
        self.right, self.wrong, self.raising = dict(right), dict(wrong), dict(raising)
        self._check: Check | None = None
        self._cell: exercise | None = None
        self._verdicts: dict[str, str | Exception | None] = {}

    def verdicts(self, check: Check) -> dict[str, str | Exception | None]:
        """Return what a check says of each implementation: a sentence, None, or the exception that it raised."""
        return {name: _verdict(check, layer) for name, layer in (self.right | self.wrong).items()}

    def expect_fair(self, check: Check) -> None:
        """Check that a student's check accuses no right implementation.

        A few wrong ones are shown as well, in random order: a check that goes by the order finds none. What is said
        does not depend on the stages: it names the first right one that is accused.

        Raises:
            Wrong: if it does, or gives anything but None or a sentence.
        """
        self._check, self._verdicts = check, {}
        right, wrong = list(self.right), list(self.wrong)[::8]
        self._visit(check, [*right[:FIRST], *wrong[:1]], len(self.wrong))
        if not all(isinstance(verdict, str) for verdict in self._verdicts.values()):
            self._expect_acquittals()
        self._visit(check, [*right[FIRST:], *wrong[1:]], len(self.wrong))
        self._expect_acquittals()

    def caught(self, check: Check) -> int:
        """Return how many wrong implementations a student's check accuses; all of them are shown to it, once.

        Raises:
            Wrong: if it accuses a right one, or gives anything but None or a sentence.
        """
        if check is not self._check:
            self.expect_fair(check)
        self._visit(check, [name for name in self.wrong if name not in self._verdicts], len(self.wrong))
        return self._caught()

    def expect_caught(self, check: Check, least: int, asks: str = "this cell asks for {}") -> None:
        """Check that a student's check accuses at least so many wrong implementations, and no right one.

        What was seen before is not shown again, and once enough are caught the others can wait.

        Args:
            check: the student's.
            least: how many.
            asks: why so many, with ``{}`` for their number.

        Raises:
            Wrong: if it catches fewer, or accuses a right one.
        """
        if not self.wrong:
            raise Wrong("the cell that tests for fairness has to stand before this one; put it back, please.")
        if check is not self._check:
            self.expect_fair(check)
        self._count_earlier()
        waiting = [name for name in self.wrong if name not in self._verdicts]
        if waiting and self._caught() < least:
            self._visit(check, [*waiting, *list(self.right)[::4]], least)  # some right ones a second time, unannounced
        self._expect_acquittals()
        caught, escaped = self._caught(), [name for name in self.wrong if not self._accused(name)]
        if caught < least:
            raised = [e for name in escaped if isinstance(e := self._verdicts[name], Exception)]
            if raised:
                wrong(f"check_dropout raised {_told(raised[0])}", "raises-instead-of-accusing")
            if not caught:
                wrong(f"check_dropout caught none of {len(self.wrong)}", "accuses-nobody")
            what = f"check_dropout caught {caught} of {len(self.wrong)}, and {asks.format(least)}"
            wrong(f"{what}; one that got away {escaped[0]}", "catches-too-few")

    def expect_exceptions_accused(self, check: Check) -> None:
        """Check that a student's check returns a sentence about each implementation that raises.

        Raises:
            Wrong: if it lets an exception through, or finds nothing wrong.
        """
        for name, layer in self.raising.items():
            verdict = _verdict(check, layer)
            if isinstance(verdict, Exception):
                wrong(f"check_dropout raised {_told(verdict)} for one that {name}", "raises-instead-of-accusing")
            if verdict is None:
                wrong(f"check_dropout returned None for one that {name}", "silent-where-it-raises")
            looked()

    def _accused(self, name: str) -> bool:
        return isinstance(self._verdicts.get(name), str)

    def _caught(self) -> int:
        return sum(map(self._accused, self.wrong))

    def _visit(self, check: Check, names: list[str], enough: int) -> None:
        """Show these in random order; wrong ones as long as fewer than ``enough`` are caught."""
        self._count_earlier()
        everyone = self.right | self.wrong
        for name in np.random.default_rng().permutation(names):
            if name in self.wrong and self._caught() >= enough:
                continue
            verdict, first = _verdict(check, everyone[name]), name not in self._verdicts
            if not self._accused(name):  # an accusation stands, however a second visit goes
                self._verdicts[name] = verdict
            if first:
                self._count(name)

    def _count_earlier(self) -> None:
        """Count in this cell, once, what was shown in cells before it."""
        if self._cell is not exercise.running:
            self._cell = exercise.running
            for name in self._verdicts:
                self._count(name)

    def _count(self, name: str) -> None:
        """Count an implementation as a case if the verdict on it is right."""
        if self._accused(name) if name in self.wrong else self._verdicts[name] is None:
            looked()

    def _expect_acquittals(self) -> None:
        accused = {name: v for name in self.right if (v := self._verdicts.get(name)) is not None}
        if not accused:
            return
        name, verdict = next(iter(accused.items()))
        if isinstance(verdict, Exception):
            wrong(f"check_dropout raised {_told(verdict)} for one that {name}", "guard-itself-fails")
        if self._by_chance(name):
            wrong(f"check_dropout said {reprlib.repr(verdict)} of one that {name}", "bound-too-narrow")
        if len(accused) == len(self.right) and all(isinstance(v, str) for v in self._verdicts.values()):
            wrong(f"check_dropout said {reprlib.repr(verdict)} of one that {name}", "accuses-everyone")
        wrong(f"check_dropout said {reprlib.repr(verdict)} of one that {name}", "accuses-a-right-one")

    def _by_chance(self, name: str) -> bool:
        """Tell whether a check that keeps accusing a right layer lets it pass once it draws other coins."""
        layer, check = self.right[name], self._check
        assert check is not None  # a verdict was given
        if any(_verdict(check, layer) is None for _ in range(2)):
            return False  # it is the check that changes its mind
        return any(_verdict(check, _with_other_coins(layer, number)) is None for number in range(12))


def _with_other_coins(layer: Layer, number: int) -> Layer:
    """Return a layer that tosses other coins: from a generator that rng seeds, as a right one may."""

    def other(x: Any, p: float, rng: np.random.Generator, train: bool = True) -> tuple[Any, Any]:
        return layer(x, p, np.random.default_rng([number, int(rng.integers(2**63))]) if train else rng, train)

    return other


def _verdict(check: Check, layer: Layer) -> str | Exception | None:
    """Return what a check says of one implementation.

    Raises:
        Wrong: if it asks for too much, or says anything but None or a sentence.
        NotImplementedError: if the check is still to be written.
    """
    calls = entries = 0

    def fn(x: Any, p: Any, rng: Any, train: Any = True) -> tuple[Any, Any]:
        nonlocal calls, entries
        calls, entries = calls + 1, entries + int(np.size(x))
        if calls > MOST_CALLS or entries > MOST_ENTRIES:
            raise RuntimeError("the check asks for too much")
        return layer(x, p, rng, train)

    fn.__name__ = fn.__qualname__ = "inverted_dropout"  # they all look alike
    try:
        verdict = check(fn)
    except NotImplementedError:
        raise
    except (Exception, SystemExit) as error:
        verdict = error if isinstance(error, Exception) else RuntimeError("it called exit()")
    if calls > MOST_CALLS or entries > MOST_ENTRIES:
        wrong(f"check_dropout made {calls} calls with {entries} entries for one fn", "asks-for-too-much")
    if isinstance(verdict, Exception) or verdict is None or (isinstance(verdict, str) and verdict.strip()):
        return verdict
    wrong(f"check_dropout gave {reprlib.repr(verdict)}", "neither-none-nor-text")


def _told(error: Exception) -> str:
    said = str(error).strip()[:120]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


# ---------------------------------------------------------------------------------------------------- what students see


def public() -> ImplementationSuite:
    """Return the suite that students see: four right implementations, twelve wrong ones, and one that raises."""
    return ImplementationSuite(
        right={
            "draws from a binomial": _layer(lambda shape, p, rng: rng.binomial(1, 1 - p, shape)),
            "draws from an exponential": _layer(lambda shape, p, rng: rng.exponential(size=shape) > -np.log1p(-p)),
            "draws column by column": _layer(lambda shape, p, rng: rng.random(shape[::-1]).transpose() >= p),
            "copies x in evaluation": _layer(_coins, evaluation=lambda x, p, rng: x.copy()),
        },
        wrong={
            "leaves survivors as they are": _layer(_coins, factor=lambda kept: 1.0),
            "shrinks survivors": _layer(_coins, factor=lambda kept: kept),
            "divides by p": _layer(_coins, factor=lambda kept: 1 / (1 - kept)),
            "keeps with probability p": _layer(lambda shape, p, rng: rng.random(shape) < p),
            "tosses one coin per row": _layer(
                lambda shape, p, rng: rng.random(shape[:1] + (1,) * (len(shape) - 1)) >= p
            ),
            "tosses one coin for all": _layer(lambda shape, p, rng: rng.random() >= p),
            "draws from a normal": _layer(lambda shape, p, rng: rng.normal(size=shape) >= p),
            "seeds inside": _layer(lambda shape, p, rng: _coins(shape, p, np.random.default_rng(1))),
            "drops in evaluation": _layer(_coins, evaluation=lambda x, p, rng: x * _coins(x.shape, p, rng) / (1 - p)),
            "shrinks in evaluation": _layer(_coins, evaluation=lambda x, p, rng: x * (1 - p)),
            "returns the mask": lambda x, p, rng, train=True: _layer(_coins)(np.ones(np.shape(x)), p, rng, train),
            "changes its input": _in_place,
        },
        raising={"raises in evaluation": _layer(_coins, evaluation=lambda x, p, rng: x.dropped)},
    )


def _coins(shape: tuple[int, ...], p: float, rng: np.random.Generator) -> NDArray[np.bool_]:
    return ~(rng.random(shape) < p)


def _layer(
    coins: Callable[..., Any],
    factor: Callable[[float], float] = lambda kept: 1 / kept,
    evaluation: Callable[..., Any] = lambda x, p, rng: x,
) -> Layer:
    """Make a dropout layer of its three parts: the coins, the factor, and what happens in evaluation."""

    def layer(x: Any, p: float, rng: np.random.Generator, train: bool = True) -> tuple[Any, Any]:
        if not train:
            return evaluation(x, p, rng), None
        if p in (0, 1):
            return x * (1.0 - p), None
        multiplier = np.where(coins(np.shape(x), p, rng), factor(1 - p), 0.0)
        return x * multiplier, None

    return layer


def _in_place(x: Any, p: float, rng: np.random.Generator, train: bool = True) -> tuple[Any, Any]:
    out, cache = _layer(_coins)(x, p, rng, train)
    x[...] = out
    return x, cache
