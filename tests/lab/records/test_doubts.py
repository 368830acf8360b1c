"""The record of notebook 7, and what is told of it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from dropout_lab.records import doubts

TOOL = Path(__file__).resolve().parents[3] / "tools" / "record_doubts.py"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("record_doubts", TOOL)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["record_doubts"] = module
    spec.loader.exec_module(module)
    return module


def test_the_record_says_how_it_was_made_and_has_a_number_for_each_seed() -> None:
    record = doubts.recorded()
    assert record["made by"] == "python tools/record_doubts.py"
    assert record["settings"]["seeds"] == list(tool().SEEDS) and len(tool().SEEDS) == 20
    tables = [record["intervals"], record["strangers"], record["sizes"], *record["calibration"].values()]
    assert all(len(values) == 20 for table in tables for of in table.values() for values in of.values())
    assert all(np.shape(bins) == (10, 3) for ways in record["bins"].values() for bins in ways.values())


def test_the_notebooks_own_functions_give_what_was_recorded() -> None:
    names, record = tool().defined(), doubts.recorded()
    found, told = names["areas"](0), {way: of["new"][0] for way, of in record["strangers"].items()}
    assert {way: of["new"] for way, of in found.items()} == pytest.approx(told, abs=2)  # processors round otherwise


def test_every_line_is_a_difference_with_its_interval_or_a_list_of_means() -> None:
    lines = [*doubts.about_intervals(), *doubts.about_sizes(), *doubts.about_strangers(), *doubts.about_calibration()]
    assert all("±" in line and line.endswith("of 20") for line in lines[:-2])
    assert all(line.endswith("points") for line in lines[-2:])
    assert set(doubts.beside(doubts.recorded()["intervals"], "caught", "dropout, with 1/τ")) == {
        "one network, 1/τ alone",
        "5 networks, with 1/τ",
    }
