"""The experiment of notebook 5, and its record."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from dropout_lab.content import digits, mlp
from dropout_lab.records import why

TOOL = Path(__file__).resolve().parents[3] / "tools" / "record_why.py"
COINS = mlp.replayed(lambda h, rng: 2.0 * rng.integers(2, size=h.shape) * h)


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("record_why", TOOL)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def small() -> tuple[mlp.MLP, Any, Any]:
    data = digits.split(20, np.random.default_rng(0))
    return mlp.MLP((64, 6, 5, 10), np.random.default_rng(1)), data.X, data.Y


def test_the_noise_of_a_gradient_has_the_covariance_of_the_masks_and_mean_zero(small: Any) -> None:
    rules, rng = why.treatments(COINS), np.random.default_rng(2)
    net, X, Y = small

    def draws(name: str) -> np.ndarray:
        return np.array([rules[name](net, X, Y, rng)[3][:3] for _ in range(1500)])

    plain = rules["no dropout"](net, X, Y, rng)[3][:3]
    noise, masks = draws("gradient noise alone"), draws("dropout")
    error = 6 * masks.std(axis=0) / np.sqrt(1500)
    assert (np.abs(noise.mean(axis=0) - plain) < error).all()
    assert np.allclose(noise.var(axis=0), masks.var(axis=0), rtol=0.3)
    assert draws("mean of 8 masks").var(axis=0) == pytest.approx(masks.var(axis=0) / 8, rel=0.3)


def test_a_treatment_leaves_the_network_as_it_is(small: Any) -> None:
    net, X, Y = small
    before = [p.copy() for p in net.params]
    for rule in why.treatments(COINS).values():
        grads = rule(net, X, Y, np.random.default_rng(3))
        assert [g.shape for g in grads] == [p.shape for p in before]
    assert all(np.array_equal(p, b) for p, b in zip(net.params, before, strict=True))


def test_the_record_says_how_it_was_made_and_has_what_one_of_its_seeds_gives() -> None:
    record = why.recorded()
    seeds = record["settings"]["seeds"]
    assert record["made by"] == "python tools/record_why.py"
    assert seeds == list(tool().SEEDS) and len(seeds) == 20
    assert record["settings"] | {"seeds": None, "numpy": None} == {**why.SETTINGS, "seeds": None, "numpy": None}
    assert all(len(values) == 20 for row in record["errors"].values() for values in row.values())
    found = why.measure(*why.train(why.treatments(COINS)["no dropout"], seeds[0]))
    told = {measure: values[0] for measure, values in record["errors"]["no dropout"].items()}
    assert found == pytest.approx(told, abs=1.5)  # other processors round otherwise, and 40 epochs make much of it


def test_all_units_without_their_factor_speak_about_four_times_as_loud_through_two_layers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(why.SETTINGS, "epochs", 2)
    found = why.voices(1, COINS)
    assert found["all units, no factor"]["size"] == pytest.approx(4 * found["all units"]["size"], rel=0.2)
    assert found["one sub-network"]["error"] > found["100 sub-networks, averaged"]["error"]
    assert set(why.recorded()["voices"]) == {"right labels", "a fifth of the labels replaced"}
    assert all(set(of) == set(found) for of in why.recorded()["voices"].values())


def test_every_finding_is_a_sentence_with_its_interval() -> None:
    lines = why.findings()
    assert len(lines) == 6
    assert all("±" in line and line.endswith(" of 20") for line in lines)
    assert set(why.beside()) == set(why.recorded()["errors"]) - {"dropout"}


def test_the_settings_of_a_record_are_told_in_words() -> None:
    told = why.in_words({**why.SETTINGS, "seeds": [0, 1]})
    assert told.startswith("2 seeds: 800 images, 40 epochs") and "20% of them" in told and "{" not in told
