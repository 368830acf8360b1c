"""The practical end of dropout: its networks, its coins and its record."""

from __future__ import annotations

import numpy as np
import pytest
from dropout_lab.records import practice

from tools import record_practice


def test_coins_keep_the_share_and_divide_by_it_also_in_blocks() -> None:
    rng = np.random.default_rng(0)
    for factor in (practice.coins(0.25, (400, 8, 8, 4), rng), practice.blocks(0.25, (400, 8, 8, 4), rng)):
        assert set(np.unique(factor)) == {np.float32(0), np.float32(1 / 0.75)}
        assert factor.mean() == pytest.approx(1, abs=0.02)
    fallen = practice.blocks(0.1, (50, 8, 8, 2), rng) == 0
    wide = np.pad(fallen, ((0, 0), (1, 1), (1, 1), (0, 0)))
    neighbours = sum(wide[:, 1 + i : 9 + i, 1 + j : 9 + j] for i, j in ((0, 1), (0, -1), (1, 0), (-1, 0)))
    assert (neighbours[fallen] >= 2).all(), "a pixel of a block of 3 x 3 has two neighbours in it"


def test_runs_of_a_seed_have_the_same_images_and_a_fifth_of_the_labels_is_drawn_again() -> None:
    one, other, right = practice.deal(3, 0.2), practice.deal(3, 0.2), practice.deal(3, 0.0)
    assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
    assert np.array_equal(one.X, right.X) and 0.1 < np.mean(one.Y != right.Y) < 0.2
    assert len(one.Y_valid) == 80 and len(one.X) + len(one.X_valid) + len(one.X_test) == 1797


def test_the_record_says_how_it_was_made_and_has_every_experiment_with_its_seeds() -> None:
    record, tables = record_practice.read(), practice.recorded()
    assert record["made by"] == "python tools/record_practice.py"
    assert record["settings"] == record_practice.plain(record_practice.settings())
    assert set(tables) == set(record_practice.experiments())
    for name, (seeds, _) in record_practice.experiments().items():
        assert record["found"][name]["seeds"] == list(seeds) and len(seeds) >= 10
        assert all(len(v) == len(seeds) for of in tables[name].values() for v in of.values())


def test_the_record_has_what_one_of_its_runs_gives() -> None:
    seed, table = record_practice.SEEDS[0], practice.recorded()["sizes"]
    data = practice.deal(seed, 0.2)
    for p in (0.0, 0.5):
        found = practice.layered(seed, data, (32, 32), (0, p, p, 0))
        told = {measure: values[0] for measure, values in table[f"32, {p:g}"].items()}
        assert found == pytest.approx(told, abs=2), "other processors round differently"


def test_early_stopping_is_a_method_of_its_own() -> None:
    errors = practice.errors("convolutions, a fifth wrong")
    assert {"early stopping", "batch norm, stopped early", "no dropout"} <= set(errors)


def test_fine_tuning_has_a_loss_for_each_start_rate_and_number_of_sequences() -> None:
    end, stopped = (practice.fine_tuned(when) for when in ("at the end", "stopped"))
    assert set(end) == {(start, p) for start, (_, rates) in practice.STARTS.items() for p in rates}
    assert all(values.shape == (10, len(practice.FEW)) for values in end.values())
    assert (end["fine-tuned", 0.0] >= stopped["fine-tuned", 0.0] - 0.02).all()
