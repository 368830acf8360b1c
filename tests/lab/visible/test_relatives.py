"""The visible half of notebook 6 blames gamma for a map that follows from it, and nobody who drew nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Wrong
from dropout_lab.visible import recorded, relatives
from dropout_lab.visible.recorded import Record

Map = Callable[[float, int, int], Any]

MAPS = [np.outer(v, v) for v in ([0.1, 0.2, 0.3, 0.2, 0.1], [0.2, 0.3, 0.3, 0.3, 0.2])]
GAMMAS = [0.1, 0.3]


def of(values: list[Any]) -> Map:
    return lambda p, block, feat: values[0 if p == 0.1 else 1]


@pytest.fixture(autouse=True)
def records(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {
        "test_dropblock_gamma": Record(GAMMAS, []),
        "test_dropblock_drop_map": Record([m.tolist() for m in MAPS], []),
    }
    monkeypatch.setattr(recorded, "_records", lambda: known)


def verdict(drop_map: Map, gamma: Map) -> str | None:
    try:
        relatives.test_dropblock_drop_map(drop_map, gamma)
    except Wrong as error:
        return error.misconception or "none"
    return None


def test_a_map_that_is_near_is_blamed_on_gamma_where_that_is_wrong() -> None:
    near = of([0.9 * m for m in MAPS])
    assert verdict(near, of([0.09, 0.27])) == "correct-gamma-first"
    assert verdict(near, of(GAMMAS)) == "none"
    assert verdict(of(MAPS), of([0.09, 0.27])) is None  # the map is right whatever gamma is


def test_a_map_that_was_drawn_differs_when_rows_and_columns_are_exchanged() -> None:
    noise = np.random.default_rng(1).uniform(-0.01, 0.01, (5, 5))
    assert verdict(of([m + noise for m in MAPS]), of(GAMMAS)) == "map-sampled"


def test_a_flat_map_is_told_whatever_its_height() -> None:
    assert verdict(of([np.full((5, 5), 0.123)] * 2), of(GAMMAS)) == "map-is-flat"


def test_a_shape_is_told_before_gamma() -> None:
    assert verdict(of([np.ones(25)] * 2), of([0.09, 0.27])) == "map-not-by-pixel"
