"""What several tests of checks use: coins, and what a failing check says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Wrong

Draw = Callable[[np.random.Generator], Any]


def named(slug: str, check: Callable[[], object]) -> str:
    """The sentence of a check that must fail, and name this misconception."""
    with pytest.raises(Wrong) as caught:
        check()
    assert caught.value.misconception == slug, str(caught.value)
    return str(caught.value)


def unnamed(check: Callable[[], object]) -> str:
    with pytest.raises(Wrong) as caught:
        check()
    assert caught.value.misconception is None and type(caught.value) is Wrong
    return str(caught.value)


def coins(rng: np.random.Generator, *shape: int, keep: float = 0.75) -> np.ndarray:
    return np.asarray(rng.random(shape) < keep)
