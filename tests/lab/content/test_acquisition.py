"""Labels that are asked for: what a run is made of, and what was recorded."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest
from dropout_lab.content import acquisition, mlp
from numpy.typing import NDArray

Array = NDArray[np.float64]


def coins(h: Array, rng: np.random.Generator) -> tuple[Array, mlp.Pullback]:
    factor = np.where(rng.random(h.shape) < 0.5, 0.0, 2.0)
    return h * factor, lambda d: d * factor


def test_in_one_pass_all_images_meet_the_same_coins() -> None:
    rng = np.random.default_rng(1)
    net = mlp.MLP((64, 64, 10), rng)
    probs = acquisition.probabilities(net, np.tile(rng.random((1, 64)), (3, 1)), coins, rng, passes=4)
    assert probs.shape == (4, 3, 10) and np.allclose(probs.sum(axis=-1), 1)
    assert np.allclose(probs[:, 0], probs[:, 2]) and not np.allclose(probs[0], probs[1])


def test_a_run_asks_for_what_was_chosen_and_counts_different_images(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acquisition, "ROUNDS", 2)

    def first_three(probs: Array, count: int, rng: np.random.Generator) -> list[int]:
        assert probs.shape == (acquisition.PASSES, acquisition.CANDIDATES * acquisition.COPIES, 10)
        return list(range(count))

    errors, different = acquisition.run(first_three, coins, 0)
    assert len(errors) == 3 and different == 2, "three copies of one image in each round"
    told = acquisition.recorded().errors["at random"][0]
    assert abs(errors[0] - told[0]) < 0.02, "before the first round all runs of a seed are the same"


def test_the_table_says_how_it_was_made_and_what_the_notebook_says() -> None:
    table = json.loads((files("dropout_lab.content") / "data" / "acquisition.json").read_text(encoding="utf-8"))
    assert table["made by"] == "python tools/record_acquisition.py" and table["settings"]["rounds"] == 10
    runs = acquisition.recorded()
    assert {name: errors.shape for name, errors in runs.errors.items()} == dict.fromkeys(runs.errors, (20, 11))
    off = runs.errors["highest"][:, -1] - runs.errors["at random"][:, -1]
    assert off.mean() > 3 * off.std(ddof=1) / 20**0.5 and runs.different["highest"].mean() == 10
