"""The twelve bugs at work."""

from __future__ import annotations

import json
from pathlib import Path

from dropout_lab.content import bug_experiments, exhibits


def test_a_run_measures_every_exhibit_and_the_coins_left_on_are_the_worst() -> None:
    found = bug_experiments.run(0, epochs=12)
    assert set(found) == set(exhibits.EXHIBITS) | {bug_experiments.RIGHT, bug_experiments.OTHER_RIGHT}
    assert found[8] == found[12] == found[bug_experiments.RIGHT], "these two touch no prediction"
    assert max(exhibits.EXHIBITS, key=lambda number: found[number][0]) == 11
    assert found[11][0] > 1.5 * found[bug_experiments.RIGHT][0]


def test_a_bug_doubles_the_error_beside_a_right_layer_of_its_seed_and_rate() -> None:
    right, other = bug_experiments.RIGHT, bug_experiments.OTHER_RIGHT
    runs = [{right: (e, 1.0), other: (0.25, 1.0), 1: (2 * e, 0.5), 2: (0.375, 9.0), 3: (0.3, 1.0)} for e in (0.1, 0.2)]
    worse = bug_experiments.compared(runs)
    assert worse.keys() == {1, 2, 3} and worse[1].tolist() == [[2, 0.5], [2, 0.5]] and worse[2][0].tolist() == [1.5, 9]
    assert bug_experiments.doubled(worse) == 2, "1, and 3 whose ratios are 3 and 1.5"


def test_one_mask_for_ever_costs_each_example_and_is_praised_by_the_likelihood() -> None:
    error, nll = bug_experiments.compared(bug_experiments.recorded())[1].T
    assert min(error) > 1.1 and max(nll) < 0.9


def test_the_record_says_how_it_was_made_and_has_what_the_first_seeds_give() -> None:
    runs = bug_experiments.recorded()
    assert len(runs) == 20 and set(runs[0]) == set(exhibits.EXHIBITS) | {"no bug", "no bug, p = 0.4"}
    record = json.loads((Path(bug_experiments.__file__).parent / "data" / "bugs.json").read_text())
    assert record["made by"] == "python tools/record_bugs.py"
    settings = {name: record["settings"][name] for name in bug_experiments.SETTINGS}
    assert settings == bug_experiments.SETTINGS and record["settings"]["seeds"] == list(range(20))
