"""The answer of a student, and the checks that a test can make of it."""

from __future__ import annotations

import hashlib
import itertools
import math
import unicodedata
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from . import misconceptions, recognition
from .coin_statistics import dependence, follows, share_fits, shared_axis
from .comparison import among, close, plain, whole
from .display import apart, difference, listed, not_shown, show
from .outcomes import NotAttempted, Wrong, looked, wrong


def seal(question: int, letter: str) -> str:
    """Make the right letter of a question unreadable at a glance (no more than that: there are few letters)."""
    return hashlib.sha256(f"question {question}: {letter}".encode()).hexdigest()[:8]


def expect(value: Any, name: str) -> Answer:
    """Return an answer that the student gave as a value, ready to be checked.

    Raises:
        NotAttempted: if it is still ``None``.
    """
    looked()
    if value is None:
        raise NotAttempted(f"{name}: not attempted yet.")
    return Answer(value, name)


class Answer:
    """What the student's code gave, with the checks of it; each check returns the answer again.

    Args:
        value: what was given.
        source: how to speak of it: the call, or the name.
    """

    def __init__(self, value: Any, source: str):
        self.value = value
        self.source = source
        self._array: NDArray[np.float64] | None = None

    def array(self) -> NDArray[np.float64]:
        """Return the value as an array of floats, read once: an object of the student's could give each check another.

        Raises:
            Wrong: if it is None or holds anything but numbers.
        """
        if self._array is None:
            self._array = self._read()
        return self._array

    def _read(self) -> NDArray[np.float64]:
        kind = type(self.value)
        if kind is float or (kind is np.ndarray and np.can_cast(self.value.dtype, np.float64)):
            return np.array(self.value, dtype=np.float64)  # a copy, which no later call can write into
        if self.value is None:
            wrong(self.source, "returns-nothing")
        if isinstance(self.value, (str, bytes)):  # numpy would read "5.6" as a number
            wrong(f"{self.source} gave {self.value!r}", "text-for-a-number")
        if callable(self.value):
            raise Wrong(f"{self.source} should hold numbers alone, but gave a function.")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # a complex number would lose its imaginary part silently
                return np.array(self.value, dtype=np.float64)
        except (TypeError, ValueError, OverflowError, Warning):
            raise Wrong(f"{self.source} should hold numbers alone, but gave {show(self.value)}.") from None

    def _is_half(self) -> bool:
        return bool(getattr(self.value, "dtype", None) == np.float16)

    def number(self) -> float:
        """Return the value as one number: a Python or numpy number, a fraction, or an array of one entry.

        Raises:
            Wrong: if it is anything else.
        """
        value = self.array()
        if value.size != 1:
            raise Wrong(f"{self.source} should give one number, but gave {show(self.value)}.")
        return float(value.reshape(()))

    def pair(self, first: str, second: str) -> tuple[Any, Any]:
        """Return the two values of a function that returns two.

        Raises:
            Wrong: if it is not a tuple or list of two.
        """
        one, two = self.several(first, second)
        return one, two

    def several(self, *names: str) -> Sequence[Any]:
        """Return the values of a function that returns several, one for each name.

        Raises:
            Wrong: if it is not a tuple or list of so many.
        """
        if self.value is None:
            wrong(self.source, "returns-nothing")
        if not isinstance(self.value, (tuple, list)) or len(self.value) != len(names):
            what = f"{self.source} gave {show(self.value)}, not ({', '.join(names)})"
            wrong(what, "not-two-values" if len(names) == 2 else "not-all-values")
        return self.value

    def is_several(self, shape: tuple[int, ...]) -> bool:
        """Tell whether the value is a tuple of several, and not an array of this shape that is written as a tuple."""
        try:
            return isinstance(self.value, tuple) and np.shape(self.value) != shape
        except ValueError:  # they differ in shape
            return True

    def first_of(self, first: str, second: str) -> Answer:
        """Return the first of two values, ready to be checked; the second may be anything.

        Raises:
            Wrong: if it is not a tuple or list of two.
        """
        return Answer(self.pair(first, second)[0], f"{self.source}: {first}")

    def shape(self, *shape: int) -> Answer:
        """Check that the value is an array of this shape."""
        got = self.array().shape
        if got != shape:
            if isinstance(self.value, tuple) and got[1:] == shape:
                wrong(f"{self.source} gave {len(self.value)} arrays", "tuple-for-an-array")
            what = f"{self.source} has shape {got}{not_shown(f', not {shape}')}"
            wrong(what, "transposed" if len(shape) > 1 and got == shape[::-1] else "wrong-shape")
        return self

    def finite(self) -> Answer:
        """Check that the value holds no nan and no infinity."""
        if not np.isfinite(self.array()).all():
            wrong(self.source, "not-finite")
        return self

    def only(self, *allowed: float, mistakes: Mapping[str, tuple[float, ...]] | None = None) -> Answer:
        """Check that every entry is one of ``allowed``.

        Args:
            allowed: what an entry may be.
            mistakes: a misconception's name to the set of entries it leads to.
        """
        if not among(self.finite().array(), allowed):
            found = np.unique(self.array())
            what = f"{self.source}{not_shown(f' should hold only {listed(allowed)}, but')} holds {listed(found)}"
            _fail(what, recognition.of_entries(found, mistakes or {}))
        return self

    def equals(self, right: Any, mistakes: Mapping[str, Any] | None = None, *, within: float = 1e-6) -> Answer:
        """Check that the value is ``right`` (a number or an array), up to a relative error of ``within``.

        Args:
            right: the right value.
            mistakes: a misconception's name to the wrong value it leads to, or to a function of the value that says
                whether it was made; a wrong value that happens to be right is passed over.
            within: relative to the largest entry of ``right``, and absolute below 1.
        """
        target = np.asarray(right, dtype=np.float64)
        got = np.asarray(self.number()) if target.ndim == 0 else self.shape(*target.shape).array()
        if not close(got, target, within):
            what = f"{self.source} gave {difference(got, target)}"
            if self._is_half() and close(got, target, 2e-3):
                wrong(what, "half-precision")
            _fail(what, recognition.of_value(got, target, mistakes or {}, within))
        return self

    def exactly(
        self, right: float, mistakes: Mapping[str, float | Sequence[float]] | None = None, near: bool = True
    ) -> Answer:
        """Check that the value is this number; if it is rounded, sampled, clipped or without its sign, say so.

        Args:
            right: the right value.
            mistakes: a misconception's name to the wrong value, or values, it leads to; one that happens to be right
                is passed over.
            near: whether to say so; False where another case has shown that it is near by chance.
        """
        got, target = self.number(), float(right)

        def agree(one: float, other: float) -> bool:
            return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)

        if not agree(got, target):
            what = f"{self.source} gave {apart(got, target)}"
            for misconception, values in (mistakes or {}).items():
                wrong_values = [float(v) for v in np.ravel(values)]
                if any(agree(got, value) and not agree(target, value) for value in wrong_values):
                    wrong(what, misconception)
            if not near and math.isfinite(got):
                raise Wrong(f"{what}.")
            _fail(what, recognition.of_near_miss(np.asarray(got), np.asarray(target)))
        return self

    def between(self, low: float, high: float) -> Answer:
        """Check that the value is one number from ``low`` to ``high``, both included."""
        if not low <= self.number() <= high:
            meant = not_shown(f", but should lie between {show(low)} and {show(high)}")
            raise Wrong(f"{self.source} is {show(self.value)}{meant}.")
        return self

    def at_least(self, low: float, otherwise: str) -> Answer:
        """Check that the value is one number not below ``low``; ``otherwise`` names the misconception where it is."""
        if not self.number() >= low - 1e-9:
            wrong(f"{self.source} is {show(self.value)}{not_shown(f', less than {show(low)}')}", otherwise)
        return self

    def states(
        self,
        right: Mapping[tuple[int, ...], tuple[float, ...]],
        mistakes: Mapping[str, Mapping[str, Sequence[float]]] | None = None,
        columns: tuple[str, ...] = ("probability", "z"),
    ) -> Answer:
        """Check that the value lists each mask of ``right`` once, in any order: (mask, probability, z).

        Args:
            right: mask to its numbers, one for each of ``columns``.
            mistakes: a misconception's name to the columns it leads to, in the order of ``right``.
            columns: how to speak of the numbers.
        """
        table = self._state_rows(len(next(iter(right))), columns, 4 * len(right))
        if len(table) != len(right):
            what = f"{self.source} lists {len(table)} of {len(right)} states"
            if len(table) == 1 and right[next(iter(table))][0] < 1:  # at p = 0 one state is all that can happen
                wrong(what, "returns-inside-the-loop")
            absent = next((mask for mask in right if mask not in table), None)
            wrong(what + not_shown(f", without the mask {absent}") if absent else what, "misses-states")
        got = {c: np.array([table[mask][i] for mask in right]) for i, c in enumerate(columns)}
        target = {c: np.array([row[i] for row in right.values()], dtype=np.float64) for i, c in enumerate(columns)}
        off = next((c for c in columns if not close(got[c], target[c], 1e-6)), None)
        if off is None:
            return self
        worst = int(np.argmax(abs(got[off] - target[off])))
        what = f"{self.source}, mask {list(right)[worst]}: {off} {apart(got[off][worst], target[off][worst])}"
        _fail(what, recognition.of_table(got, target, off, mistakes or {}))

    def _state_rows(self, coins: int, columns: tuple[str, ...], most: int) -> dict[tuple[int, ...], list[float]]:
        """Read rows of (mask, number, ...) from a list, a tuple, an array, a generator or whatever else lists them."""
        if self.value is None:
            wrong(self.source, "returns-nothing")
        triple = f"({', '.join(('mask', *columns))})"
        try:
            rows = [] if hasattr(self.value, "items") else list(itertools.islice(self.value, most))
            triples = [tuple(row) for row in rows]
        except TypeError:
            triples = []
        if not triples or any(len(row) != len(columns) + 1 for row in triples):
            raise Wrong(f"{self.source} should be a list of {triple}, one for each state, but gave {show(self.value)}.")
        masks = plain([first for first, *_ in triples], len(triples), coins)
        values = plain([numbers for _, *numbers in triples], len(triples), len(columns))
        if masks is not None and values is not None and among(masks, (0, 1)) and np.isfinite(values).all():
            at_once = dict(zip(map(tuple, np.rint(masks).astype(int).tolist()), values.tolist(), strict=True))
            if len(at_once) == len(triples):
                return at_once
        # a row is wrong, or holds something else than plain numbers
        table: dict[tuple[int, ...], list[float]] = {}
        for first, *numbers in triples:
            if isinstance(first, (str, bytes)):
                wrong(f"{self.source} lists the mask {first!r}", "text-for-a-mask")
            iterator = hasattr(first, "__next__")
            mask = Answer(list(first) if iterator else first, f"a mask of {self.source}").only(0, 1).array().ravel()
            if mask.size != coins:
                wrong(f"{self.source} lists the mask {show(first)} for {coins} inputs", "wrong-number-of-coins")
            key = tuple(round(c) for c in mask)
            if key in table:
                wrong(f"{self.source} lists the mask {key} twice", "repeats-a-state")
            named = zip(columns, numbers, strict=True)
            table[key] = [Answer(n, f"{self.source}, mask {key}, {c}").finite().number() for c, n in named]
        return table

    def chosen(self, right: Mapping[int, str | None], mistakes: Mapping[int, Mapping[str, str]]) -> Answer:
        """Check that the value maps each question to the right letter, and say why; it may answer other questions too.

        Args:
            right: question number to letter, or to its ``seal``; None where a visible test does not know it: then any
                choice passes that no mistake claims.
            mistakes: question number to a map from a letter to what it claims: a misconception, or what is right.
        """
        if not hasattr(self.value, "items"):
            raise Wrong(f'{self.source} should be a dictionary such as {{1: "a", 2: "b"}}, but is {show(self.value)}.')
        letters = {_typed(k): _typed(v).strip("().").lower() for k, v in self.value.items() if v is not None}
        if not letters:
            raise NotAttempted(f"{self.source}: not attempted yet.")
        for number, letter in right.items():
            got = letters.get(str(number))
            if got is None:
                raise Wrong(f"{self.source}: question {number} is not answered yet.")
            what, claim = f"question {number}, ({got})", mistakes.get(number, {}).get(got)
            if letter in (got, seal(number, got)):
                if claim in misconceptions.RIGHT:
                    print(f"{what}: yes, {misconceptions.RIGHT[claim]}")
            elif claim:
                wrong(what, claim)
            elif letter is None and got in _CHOICES:
                continue
            elif not got.isascii():
                raise Wrong(f"{what}: this is a letter of another alphabet; switch your keyboard to Latin letters.")
            else:
                raise Wrong(f"{what}: this is not one of the choices.")
        return self

    # ------------------------------------------------------------------------------------------------ coins

    def kept(self, keep: float, mistakes: Mapping[str, float | tuple[float, ...]] | None = None) -> Answer:
        """Check that the share of entries that are not zero fits coins that keep with probability ``keep``.

        Args:
            keep: the probability of a non-zero entry.
            mistakes: a misconception's name to the share, or shares, it leads to; the usual ones are known already.
        """
        coins = self.array() != 0
        share = float(coins.mean())
        if not share_fits(share, coins.size, keep):
            self.unshared()  # a few coins for all of it explain the share
            meant = not_shown(f", not about {100 * keep:.4g}%")
            what = f"{self.source} kept {share:.1%} of {coins.size} entries{meant}"
            _fail(what, recognition.of_share(share, coins.size, keep, mistakes or {}))
        return self

    def independent(self) -> Answer:
        """Check that the non-zero entries of a large array look like independent coins, whatever their share.

        It looks for a coin shared along an axis; for entries that agree too often with others a fixed step or a
        reflection away, or in rectangles (a row's coin times a column's coin is independent pair by pair); and for rows
        and columns whose number kept spreads too little or too far.
        """
        finding = dependence(self.unshared().array() != 0)
        if finding == "quota":
            wrong(f"{self.source} kept nearly the same number in every row or column", "exact-quota")
        if finding:
            wrong(self.source, "coins-not-independent")
        return self

    def unshared(self) -> Answer:
        """Check that the non-zero entries are not the same all along an axis, as if they shared a coin."""
        coins = self.array() != 0
        axis = shared_axis(coins)
        if axis is not None and 0 < coins.mean() < 1:
            wrong(self.source, "one-coin-per-column" if axis == 0 else "one-coin-per-row")
        return self

    def blind_to(self, x: Any) -> Answer:
        """Check that the zeros have nothing to do with the numbers ``x`` (both signs, no zero) that were masked."""
        x = np.asarray(x, dtype=np.float64)
        coins = self.shape(*x.shape).array() != 0
        if coins.any() and not coins[x < 0].any():
            wrong(self.source, "applies-relu")
        if follows(coins, x):
            cut = whole(self.array()) and not whole(x) and (self.array()[coins] * x[coins] > 0).all()
            wrong(self.source, "truncates-to-integers" if cut else "mask-depends-on-x")
        return self

    def scales(self, x: Any, factor: float, mistakes: Mapping[str, float] | None = None) -> Answer:
        """Check that every non-zero entry is ``factor`` times that of ``x``, which holds no zero and varies.

        Args:
            x: what was masked, the same shape.
            factor: the right ratio.
            mistakes: a misconception's name to the ratio it leads to.
        """
        x = np.asarray(x, dtype=np.float64)
        out = self.shape(*x.shape).finite().array()
        coins = out != 0
        before, after = x[coins], out[coins]
        if not after.size and x.size >= 1000:  # zeros alone would agree with every factor
            wrong(f"{self.source} kept none of {x.size} entries", "everything-dropped")
        if not after.size or close(after / before, np.full(after.size, factor), 1e-6):
            return self
        worst = int(np.argmax(abs(after / before - factor)))
        meant = not_shown(f", but survivors should be multiplied by {show(factor)}")
        what = f"{self.source} turned {show(before[worst])} into {show(after[worst])}{meant}"
        if self._is_half() and close(after / before, np.full(after.size, factor), 2e-3):
            wrong(what, "half-precision")
        _fail(what, recognition.of_factor(x, out, factor, mistakes or {}))


def _fail(what: str, misconception: str | None) -> NoReturn:
    """Fail with what was seen, and with the sentence of the misconception where one was recognised.

    Raises:
        Wrong: always.
    """
    if misconception:
        wrong(what, misconception)
    raise Wrong(f"{what}.")


#: Letters of the choices of a question.
_CHOICES = ("a", "b", "c", "d")
#: Letters that look like Latin ones; not the Cyrillic ve, which looks like B and is the third after a and be.
_LOOK_ALIKE = str.maketrans("\u0430\u0410\u03b1\u0391\u0392\u0441\u0421\u0435\u0415\u0395", "aAaABcCeEE")


def _typed(key: object) -> str:
    """Return a letter or number as it looks, whichever keyboard it was typed on (full width, Cyrillic, Greek)."""
    return unicodedata.normalize("NFKC", str(key)).strip().translate(_LOOK_ALIKE)
