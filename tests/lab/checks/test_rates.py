"""Checks of rates at work name what went wrong, and let right layers pass."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Answer, Wrong, nonzero
from dropout_lab.checks.rates import expect_end_of_the_rates, expect_own_rates

X, DOUT = nonzero(11, 48, 50), nonzero(12, 48, 50)
COMMON: dict[str, Any] = {}


class Layer:
    """A right layer; a subclass keeps one of its parts where all layers share it."""

    rate_of_forward = rate_of_backward = mask_of_backward = "own"

    def __init__(self, p: float, seed: int | None = None):
        self.own: dict[str, Any] = {"p": p}
        COMMON["p"] = p
        self.rng = np.random.default_rng(seed)

    def part(self, name: str, where: str) -> Any:
        return (self.own if where == "own" else COMMON)[name]

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.own["mask"] = COMMON["mask"] = self.rng.random(x.shape) >= self.own["p"]
        out = x * self.own["mask"] / (1 - self.part("p", self.rate_of_forward))
        COMMON["p"] = self.own["p"]
        return np.asarray(out)

    def backward(self, dout: np.ndarray) -> np.ndarray:
        mask = self.part("mask", self.mask_of_backward)
        return np.asarray(dout * mask / (1 - self.part("p", self.rate_of_backward)))


def verdict(kind: type[Layer]) -> str | None:
    try:
        expect_own_rates(kind, X, DOUT, rates=(0.3, 0.6))
    except Wrong as error:
        return error.misconception
    return None


@pytest.mark.parametrize(
    ("shared", "misconception"),
    [
        ([], None),
        (["rate_of_forward"], "layers-share-a-rate"),
        (["rate_of_backward"], "layers-share-a-rate"),
        (["mask_of_backward"], "layers-share-a-mask"),
        (["mask_of_backward", "rate_of_backward"], "layers-share-a-mask"),
    ],
)
def test_two_layers_in_use_keep_their_rates_and_masks(shared: list[str], misconception: str | None) -> None:
    assert verdict(type("Shares", (Layer,), dict.fromkeys(shared, "common"))) == misconception


@pytest.mark.parametrize(
    ("p", "out", "back", "misconception"),
    [
        (0, X, DOUT, None),
        (1, 0 * X, 0 * DOUT, None),
        (1, np.nan * X, 0 * DOUT, "nan-at-rate-one"),
        (1, 0 * X, np.nan * DOUT, "nan-at-rate-one"),
        (1, X, DOUT, "keeps-at-rate-one"),
        (1, 0 * X, DOUT, "gradient-at-rate-one"),
        (0, 0 * X, DOUT, "drops-at-rate-zero"),
    ],
)
def test_the_ends_are_rates_too(p: int, out: np.ndarray, back: np.ndarray, misconception: str | None) -> None:
    said = None
    try:
        expect_end_of_the_rates(Answer(out, "out"), Answer(back, "back"), p, X, DOUT)
    except Wrong as error:
        said = error.misconception
    assert said == misconception
