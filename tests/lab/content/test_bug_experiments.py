"""The twelve bugs at work."""

from __future__ import annotations

from dropout_lab.content import bug_experiments, exhibits


def test_a_run_measures_every_exhibit_and_the_coins_left_on_are_the_worst() -> None:
    found = bug_experiments.run(0, epochs=12)
    assert set(found) == set(exhibits.EXHIBITS) | {bug_experiments.RIGHT, bug_experiments.OTHER_RIGHT}
    assert found[8] == found[12] == found[bug_experiments.RIGHT], "these two touch no prediction"
    assert max(exhibits.EXHIBITS, key=lambda number: found[number][0]) == 11
    assert found[11][0] > 1.5 * found[bug_experiments.RIGHT][0]
