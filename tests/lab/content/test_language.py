"""The language of notebook 10, its model, and the runs that were recorded."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest
from dropout_lab.content import language
from dropout_lab.content.transformer import Coins, Given


def test_the_next_letter_follows_the_table() -> None:
    spoken = language.Language(np.random.default_rng(1))
    assert np.allclose(spoken.table.sum(axis=-1), 1)
    text = spoken.sample(20000, np.random.default_rng(2))
    one, two, three = text[:, :-2].ravel(), text[:, 1:-1].ravel(), text[:, 2:].ravel()
    here = (one == 3) & (two == 5)
    share, p = (three[here] == 2).mean(), spoken.table[3, 5, 2]
    assert abs(share - p) < 6.2 * np.sqrt(p * (1 - p) / here.sum())  # 1e-9


def test_the_gradients_of_the_model_agree_with_slopes() -> None:
    rng = np.random.default_rng(3)
    model = language.Model(rng)
    model.params = {name: w.astype(np.float64) for name, w in model.params.items()}
    text = language.Language(rng).sample(3, rng)
    grads = model.gradients(text, Given({}))[1]
    for name, w in model.params.items():
        at = tuple(int(rng.integers(n)) for n in w.shape)
        ends = []
        for step in (1e-6, -1e-6):
            w[at] += step
            ends.append(model.gradients(text, Given({}))[0])
            w[at] -= step
        assert (ends[0] - ends[1]) / 2e-6 == pytest.approx(grads[name][at], rel=1e-4, abs=1e-8), name


def test_the_divergence_is_no_less_than_zero_and_zero_for_a_model_that_knows_the_language() -> None:
    rng = np.random.default_rng(4)
    spoken, model = language.Language(rng), language.Model(rng)
    text = spoken.sample(20, rng)
    assert model.divergence(text, spoken) > 0
    found = np.log(spoken.table[np.maximum(np.roll(text, 1, axis=1), 0), text])[:, :-1]
    model.log_probabilities = lambda letters, places: found  # type: ignore[method-assign]
    assert model.divergence(text, spoken) == pytest.approx(0, abs=1e-12)


def test_runs_of_one_seed_differ_in_their_coins_alone_and_are_those_that_were_recorded() -> None:
    runs = language.recorded()
    for p in (0.0, 0.1):
        again = language.train(64, p, 0, steps=8)
        told = runs.divergence[0, 0, runs.rates.index(p)]
        assert np.allclose(again.T, told[:, :4], rtol=0, atol=2e-3)  # single precision, and four digits


def test_the_table_says_how_it_was_made() -> None:
    table = json.loads((files("dropout_lab.content") / "data" / "rates.json").read_text(encoding="utf-8"))
    assert table["made by"] == "python tools/record_rates.py"
    settings = {"batch": language.BATCH, "steps": language.STEPS, "Adam": language.RATE, "width": language.WIDTH}
    settings |= {"hidden": language.HIDDEN, "length": language.LENGTH, "letters": language.LETTERS}
    assert table["settings"] == settings | {"wires": list(language.PLACES_OF_GPT)}
    runs = language.recorded()
    assert runs.divergence.shape[1:] == (len(runs.sequences), len(runs.rates), 2, 12)
    assert runs.sequences[-1] == language.BATCH * language.STEPS, "the last row is one epoch"


def test_what_notebook_10_says_of_the_table_is_so() -> None:
    runs = language.recorded()
    few, many = runs.sequences[0], runs.sequences[-1]
    for p in runs.rates[1:]:
        mean, error = runs.differences(p)
        assert mean[0, -1] < -4 * error[0, -1], f"p = {p} pays for {few} sequences in many epochs"
        assert mean[-1, -1] > 4 * error[-1, -1], f"p = {p} costs for {many} sequences in one epoch"
    assert all(np.diff([runs.differences(p)[0][-1, -1] for p in runs.rates[1:]]) > 0), "the higher, the more"
    rate, gain, error = runs.best(256)
    assert gain < -4 * error and rate > 0, "dropout beats a network that was stopped in time"
    assert runs.best(many)[1] > 0


def test_stopping_takes_the_best_step_for_choosing() -> None:
    divergence = np.array([[[[[3.0, 1.0, 2.0], [5.0, 6.0, 4.0]], [[3.0, 2.0, 1.0], [5.0, 6.0, 4.0]]]]])
    runs = language.Recorded((64,), (0.0, 0.1), np.concatenate([divergence, divergence + 1]))
    choosing, testing = runs.stopped()
    assert choosing[0].tolist() == [[1.0, 1.0]] and testing[0].tolist() == [[6.0, 4.0]]
    assert runs.best(64) == (0.1, -2.0, 0.0)
    assert Coins({}, None).rates == {}
