"""Variants of notebook 2: the same function in another order, other right numbers, and nothing given away."""

from __future__ import annotations

import random
import re
import runpy
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks.sealed import seal

from autograder.notebook.assignment import load_assignments
from autograder.variants.module import rendered
from tools import napkin as common

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "tools" / "variants" / "02_napkin_network.py"
#: By hand and in haste: so many students.
SEEDS = range(24)


@pytest.fixture(scope="module")
def module() -> dict[str, Any]:
    return runpy.run_path(str(PATH))


@pytest.fixture(scope="module")
def drawn(module: dict[str, Any]) -> list[Any]:
    return [module["drawn"](random.Random(seed)) for seed in SEEDS]


def outputs(napkin: Any) -> Counter[float]:
    masks = product(product((0, 1), repeat=3), repeat=3)
    return Counter(float(napkin.path(((1, 1), *mask))[-1][0]) for mask in masks)


def test_all_that_is_said_of_the_512_networks_stays_true(drawn: list[Any]) -> None:
    said = outputs(common.Napkin())
    assert said[-1] == 174 and sum(value * count for value, count in said.items()) == 1712
    for napkin in drawn[:6]:
        assert outputs(napkin) == said


def test_most_students_have_numbers_that_nobody_else_has(drawn: list[Any]) -> None:
    rights = Counter(str([napkin.right(name) for name in "AB"]) for napkin in drawn)
    assert len(rights) > 0.8 * len(drawn)
    assert all(1 <= napkin.leaked() <= 2 for napkin in drawn)


def test_the_common_version_is_as_hard_as_its_variants_have_to_be(module: dict[str, Any]) -> None:
    order, masks = (0, 1, 2), module["MASKS_B"][0]
    assert module["napkin"]((order,) * 3, (1, 0, 2), masks, 1) == common.Napkin()
    assert module["is_fit"]((order,) * 3, (1, 0, 2), masks, 1)
    assert not module["is_fit"]((order,) * 3, (0, 0, 2), masks, 1), "its masks A give what masks B could"


def test_prose_picture_and_code_say_the_students_own_numbers(module: dict[str, Any], drawn: list[Any]) -> None:
    (notebook,) = load_assignments(ROOT / "solutions", ("02_napkin_network",))
    for napkin in drawn[:6]:
        pairs = {old: new if isinstance(new, tuple) else (new, 1) for old, new in module["texts"](napkin).items()}
        cells = rendered(notebook, pairs, PATH).cells
        text = "\n".join(cell.source for cell in cells)
        given: dict[str, Any] = {"np": np}
        source = next(cell.source for cell in cells if "def network" in cell.source)
        exec(source.partition("def random_network")[0], given)
        Ws, bs = given["network"]()
        assert all(map(np.array_equal, Ws, napkin.Ws)) and all(map(np.array_equal, bs, napkin.bs))
        sentence = r"the (\w+) one of layer 1 gives \$(-?\d)\\cdot 1 \+ (-?\d)\\cdot 1 - 2 = 1\$"
        ((place, one, two),) = re.findall(sentence, text)
        unit = ("upper", "middle", "lower").index(place)
        assert (int(one), int(two)) == napkin.Ws[0][unit] and napkin.bs[0][unit] == -2


def test_no_notebook_holds_a_seal_of_its_right_numbers(drawn: list[Any]) -> None:
    for napkin in drawn:
        sealed = napkin.seals("A") + napkin.seals("B") + napkin.leak_seals()
        plain = sealed.replace("\n", "")
        held = {plain[begin : begin + 10] for begin in range(0, len(plain), 10)}
        for name in "AB":
            steps = [f"{step}_{name.lower()}" for step in common.STEPS]
            assert not held & {seal(step, value) for step, value in zip(steps, napkin.right(name), strict=True)}
        assert seal("leaked", napkin.leaked()) not in held
