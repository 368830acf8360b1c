"""Record of notebook 7: what twenty seeds say of intervals, strange inputs, the amount of data, and calibration.

The notebook's own functions measure; ``tools/record_doubts.py`` runs them and writes ``doubts.json``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from .pairs import difference, signed, told

#: What every run has in common.
SETTINGS: dict[str, Any] = {
    "noise of the curve": 0.3,
    "passes of the curve": 100,
    "passes of the digits": 40,
    "networks of an ensemble": 5,
    "points to train, to choose 1/τ, and to count on": (300, 200, 1000),
    "images": 1000,
    "epochs of the digits": 25,
}
#: Shares of training labels that are drawn again.
LABELS = {"right labels": 0.0, "a fifth of the labels replaced": 0.2}
#: What is measured, as a figure says it.
INTERVALS = {
    "caught": "caught of 95% (%)",
    "caught in the gap": "caught in the gap (%)",
    "width": "width of the intervals",
}
STRANGERS = {"new": "8 and 9 (%)", "turned": "0 to 7, turned (%)"}
CALIBRATION = {
    "calibration error": "calibration error (%)",
    "error": "test error (%)",
    "nll": "negative log-likelihood",
}


@cache
def recorded() -> dict[str, Any]:
    """Return the record: how it was made, and a list over seeds of each number."""
    return dict(json.loads((files(__package__) / "doubts.json").read_text(encoding="utf-8")))


def beside(table: Mapping[str, Mapping[str, list[float]]], measure: str, control: str) -> dict[str, str]:
    """Return how far each other row of a table lies from the control, in pairs."""
    off = {row: difference(of[measure], table[control][measure]) for row, of in table.items() if row != control}
    return {row: f"{signed(mean)} ± {half:.1f}" for row, (mean, half) in off.items()}


def about_intervals() -> Iterator[str]:
    """Yield the paired differences of the ways to make intervals."""
    table = recorded()["intervals"]
    for measure, digits in {"caught": 1, "caught in the gap": 1, "width": 2}.items():
        for other in ("one network, 1/τ alone", "5 networks, with 1/τ"):
            yield _pair(INTERVALS[measure], table, measure, other, "dropout, with 1/τ", digits)


def about_sizes() -> Iterator[str]:
    """Yield the paired differences between amounts of data."""
    table = recorded()["sizes"]
    for measure, many, few in (("error", "100", "20"), ("error", "2000", "100"), ("spread", "2000", "20")):
        what = f"{measure}, {many} points minus {few}"
        mean, half = difference(table[many][measure], table[few][measure])
        yield f"{what}: {signed(mean, 3)} ± {half:.3f}, smaller in {_smaller(table, measure, many, few)} of 20"


def about_strangers() -> Iterator[str]:
    """Yield the paired differences of the scores that tell strange inputs from known ones."""
    table, one = recorded()["strangers"], "dropout, one pass, total"
    for group, title in STRANGERS.items():
        for score in table:
            if score != one:
                yield _pair(f"area, {title}", table, group, score, one)
        for part in ("total", "epistemic"):
            yield _pair(f"area, {title}", table, group, f"5 networks, {part}", f"dropout, 40 passes, {part}")


def about_calibration() -> Iterator[str]:
    """Yield the paired differences of calibration errors, and how far confidence exceeds the share of right answers."""
    for labels, table in recorded()["calibration"].items():
        for of, than in (
            ("dropout, 40 passes", "dropout, one pass"),
            ("dropout, 40 passes", "no dropout"),
            ("dropout, 40 passes", "5 networks"),
            ("5 networks", "no dropout"),
        ):
            yield _pair(f"{labels}, calibration error", table, "calibration error", of, than)
    for labels, table in recorded()["calibration"].items():
        means = ", ".join(f"{way} {signed(sum(of['surplus']) / len(of['surplus']))}" for way, of in table.items())
        yield f"{labels}, confidence minus share of right answers: {means} points"


def _smaller(table: Mapping[str, Any], measure: str, of: str, than: str) -> int:
    return sum(a < b for a, b in zip(table[of][measure], table[than][measure], strict=True))


def _pair(what: str, table: Mapping[str, Any], measure: str, of: str, than: str, digits: int = 1) -> str:
    return told(what, of, than, table[of][measure], table[than][measure], digits)
