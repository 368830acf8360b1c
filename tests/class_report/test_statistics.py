"""The numbers of the report: held against numpy, and against what was planted."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from autograder.class_report.attention import students, suspicions, who_needs_help
from autograder.class_report.changes import Snapshot, changes, name_of, snapshot
from autograder.class_report.items import items, point_biserial, wilson
from autograder.class_report.misconceptions import misconceptions, pairs
from autograder.notebook.results import CellResult, NotebookResult

from .simulated import ODD, PLANTED, TESTS, simulated


def result(student: str, *cells: CellResult) -> NotebookResult:
    return NotebookResult(student, "a", "a", "graded", "", cells)


def test_the_five_mistakes_that_were_planted_most_come_first_with_their_counts() -> None:
    told = misconceptions(simulated(), {"keeps-with-p": "p drops."})
    assert [(m.key, m.students) for m in told[:5]] == list(PLANTED.items())
    assert told[1].sentence == "p drops."
    assert all(m.students < min(PLANTED.values()) for m in told[5:] if m.key)
    assert [m.key for m in told if m.sentence == "no"] == [""]  # what no test has a name for comes last


def test_difficulty_and_discrimination_are_those_that_numpy_works_out() -> None:
    results = simulated()
    found = {item.test: item for item in items(results)}
    assert list(found) == list(TESTS)
    passed = np.array([[cell.status == "passed" for cell in r.cells] for r in results])
    scores = np.array([[cell.score for cell in r.cells] for r in results])
    for column, test in enumerate(TESTS):
        rest = np.delete(scores, column, axis=1).sum(axis=1)
        item = found[test]
        assert item.difficulty.value == pytest.approx(passed[:, column].mean())
        assert item.discrimination is not None
        assert item.discrimination.value == pytest.approx(np.corrcoef(passed[:, column], rest)[0, 1])


def test_the_test_that_refuses_right_students_is_named_and_no_other() -> None:
    found = suspicions(items(simulated()), named=True)
    assert {s.item.test for s in found} == {ODD}
    assert [s.why.split(" ")[0] for s in found] == ["Those", "It"]  # the wrong students fail it, and it never says why


def test_a_test_that_nobody_passes_is_named_where_enough_have_tried() -> None:
    def wrong(count: int) -> list[NotebookResult]:
        return [result(f"s{k}", CellResult("test_a", "failed", 0, 1, "no", "some-name")) for k in range(count)]

    assert [s.why for s in suspicions(items(wrong(5)), named=True)] == [
        "Nobody of 5 who tried it passes: is the test right, and the exercise?"
    ]
    assert suspicions(items(wrong(4)), named=True) == []


def test_a_test_that_good_students_alone_fail_without_a_reason_is_named() -> None:
    good, named = CellResult("test_a", "passed", 1, 1, ""), CellResult("test_b", "failed", 0, 1, "no", "some-name")
    passed, refused = CellResult("test_b", "passed", 1, 1, ""), CellResult("test_b", "failed", 0, 1, "no")
    others = [result(f"p{k}", good, passed) for k in range(9)] + [result(f"n{k}", good, named) for k in range(9)]

    def told(count: int) -> list[str]:
        right = [result(f"s{k}", good, refused) for k in range(count)]
        return [s.why for s in suspicions(items(others + right), named=True) if s.item.test == "test_b"]

    assert told(2) == []
    assert told(3) == [
        "3 students pass every other test of the notebook and fail this one, and it has no name for their mistake: "
        "does it refuse a right answer?"
    ]


@pytest.mark.parametrize(("successes", "trials", "low", "high"), [(0, 10, 0, 0.2775), (7, 10, 0.3968, 0.8922)])
def test_the_interval_of_a_share_is_wilsons(successes: int, trials: int, low: float, high: float) -> None:
    interval = wilson(successes, trials)
    assert (interval.low, interval.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_an_interval_of_a_correlation_covers_it_as_often_as_it_says() -> None:
    """At a true correlation of 0, 400 classes of 60: of their intervals 95 % hold 0; 340 is 5 standard errors below."""
    rng = np.random.default_rng(8)
    inside = 0
    for _ in range(400):
        found = point_biserial(list(rng.random(60) < 0.6), list(rng.normal(size=60)))
        assert found is not None
        inside += found.low < 0 < found.high
    assert 355 <= inside <= 398


@pytest.mark.parametrize("passed", [[True] * 12, [True, False] * 4])
def test_no_correlation_is_told_where_all_are_alike_or_few(passed: list[bool]) -> None:
    assert point_biserial(passed, list(range(len(passed)))) is None


def test_mistakes_that_come_together_are_told_and_independent_ones_are_not() -> None:
    rng = np.random.default_rng(5)
    results = []
    for k in range(200):
        one = rng.random() < 0.2
        made = {
            "one": one,
            "same": one and rng.random() < 0.8,
            "other": rng.random() < 0.3,
            "third": rng.random() < 0.3,
        }
        cells = [
            CellResult(f"test_{name}", "failed" if yes else "passed", 0, 1, "m" if yes else "", name if yes else None)
            for name, yes in made.items()
        ]
        results.append(result(f"s{k}", *cells))
    (pair,) = pairs(results)
    assert (pair.one, pair.other) == ("one", "same")
    makers = [{c.misconception for c in r.cells} for r in results]
    assert pair.together == sum({"one", "same"} <= m for m in makers)
    assert pair.expected == pytest.approx(pair.ones * pair.others / 200)


def test_the_chance_of_a_pair_is_that_of_counting_all_classes() -> None:
    from autograder.class_report.misconceptions import _at_least

    of, ones, others = 8, 3, 4
    classes = list(itertools.combinations(range(of), others))
    for common in range(4):
        counted = sum(len({*chosen} & {*range(ones)}) >= common for chosen in classes) / len(classes)
        assert _at_least(common, ones, others, of) == pytest.approx(counted)


def test_messages_without_a_name_are_one_mistake_if_only_their_numbers_differ() -> None:
    cells = [CellResult("test_a", "failed", 0, 1, f"double({k}) gave {k}, not {2 * k}.") for k in (3, 4, 4711)]
    (told,) = misconceptions([result(f"s{k}", cell) for k, cell in enumerate(cells)], {})
    assert (told.key, told.sentence, told.students) == ("", "double(#) gave #, not #.", 3)
    assert told.example == "double(3) gave 3, not 6."


def test_who_has_less_than_half_of_the_points_may_need_help() -> None:
    def scored(student: str, score: float) -> NotebookResult:
        return result(student, CellResult("test_a", "passed" if score else "failed", score, 4))

    lost = NotebookResult("lost", "a", "a", "unreadable", "why", (CellResult("test_a", "not reached", 0, 4),))
    everybody = students([scored("half", 2), scored("low", 1), scored("none", 0), lost])
    assert [s.student for s in who_needs_help(everybody)] == ["none", "low"]
    assert next(s for s in everybody if s.student == "lost").share is None


NAME, TEST = name_of("a", "a", "ada"), name_of("a", "a", "test_a")


@pytest.mark.parametrize(
    ("work", "tests", "why"),
    [
        ("x", "new", "the test was changed"),
        ("y", "new", "the test was changed, and another notebook was handed in"),
        ("y", "old", "another notebook was handed in"),
        ("x", "old", "a given cell, the library of checks, a limit or the draw of the data was changed"),
    ],
)
def test_a_change_of_points_has_its_cause(work: str, tests: str, why: str) -> None:
    before = snapshot([result("ada", CellResult("test_a", "failed", 0, 2))], {NAME: "x"}, {TEST: "old"})
    after = snapshot([result("ada", CellResult("test_a", "passed", 2, 2))], {NAME: work}, {TEST: tests})
    (change,) = changes(before, after)
    assert (change.student, change.before, change.after, change.why) == ("ada", 0, 2, why)
    assert changes(after, after) == []
    assert changes(Snapshot(), after) == []


def test_statistics_are_finite_for_a_class_of_one() -> None:
    (item,) = items([result("ada", CellResult("test_a", "passed", 2, 2))])
    assert item.discrimination is None
    assert math.isfinite(item.difficulty.low + item.difficulty.high)
