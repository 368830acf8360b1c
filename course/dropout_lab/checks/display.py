"""Values as they stand in a sentence: written as a student would write them, and cut short."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Around what a sentence says of the right value.
_BEGIN, _END = "\ue000", "\ue001"


def not_shown(part: str) -> str:
    """Mark a part of a sentence that gives the right value away: a hidden test leaves it out (``Wrong.hidden``)."""
    return f"{_BEGIN}{part}{_END}"


def shown_whole(sentence: str) -> str:
    """Return a sentence with its marked parts."""
    return sentence.replace(_BEGIN, "").replace(_END, "")


def shown_hidden(sentence: str) -> str:
    """Return a sentence without its marked parts."""
    return re.sub(f"{_BEGIN}[^{_END}]*{_END}", "", sentence)


def show(value: Any) -> str:
    """Write a value as a student would, cut short: a large array by its shape."""
    if isinstance(value, np.random.Generator):
        return "rng"
    if callable(value):  # its repr would show an address
        return "f" if getattr(value, "__name__", "<").startswith("<") else str(value.__name__)
    if isinstance(value, np.ndarray) and value.ndim > 0:
        return _array(value)
    if isinstance(value, (float, np.floating, np.ndarray)):
        return f"{float(value) + 0.0:.6g}"  # + 0.0: no -0
    if isinstance(value, np.generic):
        return str(value.item())
    if isinstance(value, (list, tuple)) and len(value) <= 8:
        return _sequence(value)
    if isinstance(value, Mapping) and (len(value) <= 4 or all(isinstance(v, np.ndarray) for v in value.values())):
        return _mapping(value)
    if isinstance(value, Fraction):
        return str(value)
    return reprlib.repr(value)


def _array(value: NDArray[Any]) -> str:
    if value.size > 12:
        return f"<{'x'.join(map(str, value.shape))} array>"
    if value.size and (value.dtype == np.float64 or value.dtype.kind in "iub"):
        return _nested(value.tolist())  # what the next lines give, in a sixth of their time
    written: Any = {"float_kind": _brief, "int": str, "bool": str}
    return " ".join(np.array2string(value, precision=4, separator=", ", formatter=written).split())


def _sequence(value: list[Any] | tuple[Any, ...]) -> str:
    inside = ", ".join(map(show, value))
    if len(inside) > 45 and all(isinstance(v, np.ndarray) for v in value) and sum(v.size for v in value) > 12:
        return f"<{len(value)} arrays: {', '.join('x'.join(map(str, v.shape)) for v in value)}>"
    return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' * (len(value) == 1)})"


def _mapping(value: Mapping[Any, Any]) -> str:
    inside = ", ".join(f"{show(k)}: {show(v)}" for k, v in value.items())
    if len(inside) > 45 and all(isinstance(v, np.ndarray) for v in value.values()):
        return f"<dict of {', '.join(map(str, value))}>"
    return f"{{{inside}}}"


def _nested(value: Any) -> str:
    """Write the numbers of an array, given as nested lists."""
    if isinstance(value, list):
        return f"[{', '.join(map(_nested, value))}]"
    return _brief(value) if isinstance(value, float) else str(value)


def _brief(number: float) -> str:
    """Write one entry of an array: four digits after the point, and no more than there are."""
    if number == 0 or 1e-3 <= abs(number) < 1e6:
        return np.format_float_positional(number + 0.0, precision=4, trim="-")  # + 0.0: no -0
    return f"{number:.4g}"


def difference(got: NDArray[np.float64], right: NDArray[np.float64]) -> str:
    """Write what was given and what is right: in full where that is short, else the entry that is furthest off."""
    if right.ndim == 0:
        return apart(float(got), float(right))
    if right.size <= 12 and show(got) != show(right):
        return f"{show(got)}{not_shown(f', not {show(right)}')}"
    off = np.where(np.isfinite(got), abs(got - right), np.inf)
    at = np.unravel_index(int(np.argmax(off)), right.shape)
    one, other = _told_apart(got[at], right[at])
    return f"{one} at {list(map(int, at))}{not_shown(f', not {other}')}"


def apart(got: float, right: float) -> str:
    """Write what was given and what is right with as many digits as it takes to tell the two apart."""
    one, other = _told_apart(got, right)
    return f"{one}{not_shown(f', not {other}')}"


def _told_apart(got: float, right: float) -> tuple[str, str]:
    digits = next((d for d in range(6, 17) if f"{got:.{d}g}" != f"{right:.{d}g}"), 17)
    return f"{got + 0.0:.{digits}g}", f"{right + 0.0:.{digits}g}"


def listed(values: Any) -> str:
    """Write some numbers one after the other, the first three where there are more."""
    numbers = [f"{v:.4g}" for v in np.asarray(values, dtype=np.float64).ravel()]
    return (
        " and ".join(numbers) if len(numbers) <= 2 else ", ".join(numbers[:3]) + (", ..." if len(numbers) > 3 else "")
    )
