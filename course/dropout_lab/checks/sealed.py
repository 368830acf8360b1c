"""Answers worked out by hand: a visible test knows which mistake they look like, and holds no right one.

A *seal* is a digest of a name and its numbers. A test that holds seals can say "this is what comes out when the mask
goes before the bias", and a reader of the test does not learn the numbers. Seals are for wrong answers alone: whoever
can compute a seal can try all small numbers, so that of a right answer would give it away. What is right stands in the
hidden half of a test. An answer in several steps (the layers of a network) is judged there from the first step that is
wrong::

    page = ByHand(SIZES, MISTAKES, {"h1_a": h1_a, "h2_a": h2_a, "h3_a": h3_a, "y_a": y_a})
    page.look("h2_a")
    page.knows(h1_a=..., h2_a=..., h3_a=..., y_a=...)  # this and the next line are hidden
    page.check("h2_a")
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .answers import expect
from .display import show
from .outcomes import Wrong, looked, uncounted, wrong


def seal(name: str, value: Any) -> str:
    """Return a digest of a word, or of numbers to six digits; their nesting and their type do not count.

    Args:
        name: what the value answers; the same value under another name has another seal.
        value: a word, a number, or numbers nested in any way.

    Returns:
        Ten hexadecimal digits.

    Example:
        ``seal("y", 3) == seal("y", [3.0])``
    """
    if isinstance(value, str):
        text = value.strip().lower()
    else:
        text = ",".join(f"{v + 0.0:.6f}" for v in np.round(np.asarray(value, dtype=np.float64).ravel(), 6))
    return hashlib.sha256(f"{name}={text}".encode()).hexdigest()[:10]


#: From the numbers of the step before to those of this one.
Rule = Callable[[NDArray[np.float64]], Any]


@dataclass
class ByHand:
    """A student's answer in several steps, each built on the one before.

    Args:
        sizes: name of each step, in order, to how many numbers it has.
        mistakes: name of a misconception to what it leads to: one row of seals, a seal a step, for each of its forms;
            None for a step that is right all the same. Where several fit, the one that fits the most steps is named,
            and of those the first.
        answers: name of each step to what the student wrote.
        masks: name of each hidden step to its coins: what was dropped says 0, and nothing says less.
    """

    sizes: Mapping[str, int]
    mistakes: Mapping[str, Sequence[Sequence[str | None]]]
    answers: Mapping[str, Any]
    masks: Mapping[str, Sequence[int]] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    right: dict[str, NDArray[np.float64]] = field(default_factory=dict)

    def knows(self, **right: Any) -> None:
        """Set the right numbers of every step."""
        self.right = {name: np.asarray(value, dtype=np.float64).ravel() for name, value in right.items()}

    def follows(self, name: str, rule: Rule) -> None:
        """Set how a step follows from the one before, so that one that is right for a wrong one is told so."""
        self.rules[name] = rule

    def look(self, name: str) -> None:
        """Check that the step has as many numbers as it should, and that no known mistake leads to them.

        Raises:
            NotAttempted: if it is still None.
            Wrong: if it cannot be right; whether it is right, ``check`` tells.
        """
        looked()
        got = self._numbers(name)
        misconception = self._recognised(name)
        if misconception is not None:
            explained = self._explained_by_a_wrong_step(name)
            wrong(f"{name} = {_written(got)}", "right-for-a-wrong-step" if explained else misconception)
        for unit, (number, coin) in enumerate(zip(got, self.masks.get(name, ()), strict=False), 1):
            if number and not coin:
                wrong(f"{name} = {_written(got)}, and unit {unit} is dropped", "dropped-unit-speaks")
            if number < 0:
                wrong(f"{name} = {_written(got)}", "leaves-out-the-relu")

    def _explained_by_a_wrong_step(self, name: str) -> bool:
        """Tell whether a wrong step follows by its rule from the one before, which no known mistake leads to."""
        steps = list(self.sizes)
        before = steps[steps.index(name) - 1]
        return name in self.rules and self._follows(name) and self._recognised(before) is None

    def wrong_before(self, name: str) -> str:
        """Return the first of the steps before one that cannot be right, as far as ``look`` can tell; else nothing."""
        steps = list(self.sizes)
        for step in steps[: steps.index(name)]:
            if self._given(step):
                try:
                    with uncounted():
                        self.look(step)
                except Wrong:
                    return step
        return ""

    def check(self, name: str) -> None:
        """Check that the step is right, whatever the others hold; ``knows`` comes before.

        Raises:
            NotAttempted: if it is still None.
            Wrong: if it is wrong; the sentence is about the first step that is wrong.
        """
        looked()
        got = self._numbers(name)
        if self._is_right(name):
            return
        what = f"{name} = {_written(got)}"
        steps = list(self.sizes)
        before = steps[: steps.index(name)]
        first = next((s for s in before if self._given(s) and not self._is_right(s)), None)
        if first is not None:
            follows = self._follows(name)
            wrong(f"{what}, after {first}", "right-for-a-wrong-step" if follows else "built-on-a-wrong-step")
        misconception = self._recognised(name)
        if misconception is not None:
            wrong(what, misconception)
        if before and not all(self._given(s) for s in before):
            wrong(what, "earlier-steps-missing")
        off = [i + 1 for i, (v, r) in enumerate(zip(got, self.right[name], strict=True)) if abs(v - r) > 5e-7]
        where = "" if len(got) == 1 else f" in unit{'s' * (len(off) > 1)} {' and '.join(map(str, off))}"
        raise Wrong(
            f"{what} is not right{where}{', though what comes before is' if before else ''}; work it out once more."
        )

    def _numbers(self, name: str) -> NDArray[np.float64]:
        """Return the numbers of a step, as many as it has."""
        got = expect(self.answers[name], name).finite().array().ravel()
        size = self.sizes[name]
        if got.size != size:
            what = f"{name} = {show(self.answers[name])}, and the layer has {size} unit{'s' * (size > 1)}"
            wrong(what, "leaves-out-dropped-units" if got.size < size else "too-many-numbers")
        return got

    def _given(self, name: str) -> bool:
        return self.answers[name] is not None

    def _is_right(self, name: str) -> bool:
        try:
            return seal(name, self._numbers(name)) == seal(name, self.right[name])
        except Wrong:
            return False

    def _seals(self, names: Sequence[str]) -> list[str | None]:
        """Return the seals of what the student wrote, with None where there is nothing usable."""
        seals: list[str | None] = []
        for name in names:
            try:
                seals.append(seal(name, self._numbers(name)))
            except Wrong:
                seals.append(None)
        return seals

    def _recognised(self, name: str) -> str | None:
        """Name the misconception that explains this step and the right ones before it; later steps break a tie."""
        steps = list(self.sizes)
        here = steps.index(name)
        wrote = self._seals(steps)
        fitting: dict[str, int] = {}
        for misconception, path in self._paths():
            agrees = all(None in (w, p) or w == p for w, p in zip(wrote[:here], path[:here], strict=True))
            if agrees and path[here] == wrote[here]:
                count = sum(w == p for w, p in zip(wrote[here:], path[here:], strict=True))
                fitting[misconception] = max(count, fitting.get(misconception, 0))
        if not fitting:
            return None
        best = [misconception for misconception, count in fitting.items() if count == max(fitting.values())]
        # without the steps before it, the same output can come from several misconceptions
        alone = here > 0 and all(w is None for w in wrote[:here])
        return "several-slips-lead-here" if alone and len(fitting) > 1 else best[0]

    def _paths(self) -> Iterator[tuple[str, Sequence[str | None]]]:
        """Yield each misconception with the seals it leads to, those of the right steps too where they are known."""
        known = [seal(name, self.right[name]) if name in self.right else None for name in self.sizes]
        for misconception, paths in self.mistakes.items():
            for path in paths:
                yield misconception, [p or k for p, k in zip(path, known, strict=True)]

    def _follows(self, name: str) -> bool:
        """Tell whether a step is right for the one before, wrong as that may be."""
        steps = list(self.sizes)
        here = steps.index(name)
        previous, step = self._seals(steps[here - 1 : here + 1])
        if previous is None:
            return False
        if name in self.rules:
            return seal(name, self.rules[name](self._numbers(steps[here - 1]))) == step
        return any(path[here - 1] == previous and path[here] == step for _, path in self._paths())


def expect_sealed(
    value: Any,
    name: str,
    mistakes: Mapping[str, Sequence[str]],
    right: float | str | None = None,
    words: Sequence[str] = (),
) -> None:
    """Check that a number, or one of some words, is none that a mistake leads to; and the right one, where it is known.

    Args:
        value: what the student gave.
        name: of the answer.
        mistakes: a misconception's name to the seals of the wrong values it leads to.
        right: the right value, in a hidden test.
        words: where the answer is a word, those to choose from.

    Raises:
        NotAttempted: if it is still None.
        Wrong: if it is another.
    """
    answer = expect(value, name)
    said = value.strip().strip("().").lower() if isinstance(value, str) else value
    if words and (not isinstance(value, str) or said not in words):
        raise Wrong(f"{name} should be {' or '.join(map(repr, words))}, but is {show(value)}.")
    found = seal(name, said if words else answer.finite().number())
    if right is not None and found == seal(name, right):
        return
    what = f"{name} = {show(value)}"
    for misconception, seals in mistakes.items():
        if found in seals:
            wrong(what, misconception)
    if right is not None:
        raise Wrong(f"{what} is not right yet.")


def _written(numbers: NDArray[np.float64]) -> str:
    """Write numbers as one does by hand."""
    each = [f"{v:.6g}" for v in numbers + 0.0]
    return each[0] if len(each) == 1 else f"({', '.join(each)})"
