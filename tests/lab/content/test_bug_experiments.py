"""The twelve bugs at work."""

from __future__ import annotations

from dropout_lab.content import bug_experiments, exhibits


def test_a_run_measures_every_exhibit_and_the_coins_left_on_are_the_worst() -> None:
    found = bug_experiments.run(0, epochs=12)
    assert set(found) == set(exhibits.EXHIBITS) | {bug_experiments.RIGHT, bug_experiments.OTHER_RIGHT}
    assert found[8] == found[12] == found[bug_experiments.RIGHT], "these two touch no prediction"
    assert max(exhibits.EXHIBITS, key=lambda number: found[number][0]) == 11
    assert found[11][0] > 1.5 * found[bug_experiments.RIGHT][0]


def test_a_bug_doubles_the_error_from_twice_the_right_mean_on_and_layers_without_a_bug_do_not_count() -> None:
    right, other = bug_experiments.RIGHT, bug_experiments.OTHER_RIGHT
    runs = [{right: (e, 0.0), other: (0.9, 0.0), 1: (2 * e, 0.0), 2: (0.3, 9.0), 3: (0.5, 0.0)} for e in (0.125, 0.25)]
    assert bug_experiments.doubled(runs) == 2
