"""The exhibits hold what they promise, and answers about them are read as they are meant."""

from __future__ import annotations

import numpy as np
import pytest
from dropout_lab.checks import NotAttempted, Wrong, expect
from dropout_lab.content import exhibits


def ran(number: int, *, line: int = 0, repair: str = "") -> dict[str, object]:
    """The names that an exhibit's code defines, with a line replaced."""
    lines = exhibits.EXHIBITS[number].code.strip("\n").split("\n")
    if repair:
        old = lines[line - 1]
        lines[line - 1] = old[: len(old) - len(old.lstrip())] + exhibits.EXHIBITS[number].repairs[repair].text
    names: dict[str, object] = {"np": np}
    exec("\n".join(lines), names)
    return names


def test_every_exhibit_is_python_with_a_source_and_four_repairs() -> None:
    assert sorted(exhibits.EXHIBITS) == list(range(1, 13))
    for number, exhibit in exhibits.EXHIBITS.items():
        ran(number)
        assert exhibit.found and exhibit.purpose and list(exhibit.repairs) == ["a", "b", "c", "d"]
        assert len({repair.text for repair in exhibit.repairs.values()}) == 4


@pytest.mark.parametrize(("number", "line", "repair"), [(2, 2, "a"), (3, 2, "d"), (5, 5, "c")])
def test_an_exhibit_breaks_its_purpose_and_its_repair_keeps_it(number: int, line: int, repair: str) -> None:
    x, rest = np.full((300, 200), 2.0), {2: (0.25,), 3: (0.75,), 5: (0.25,)}[number]
    means = []
    for forward in (ran(number)["forward"], ran(number, line=line, repair=repair)["forward"]):
        found = forward(x, *rest, np.random.default_rng(1), *((False,) if number == 5 else ()))
        out = found[0] if isinstance(found, tuple) else found
        kept = float(np.mean(np.asarray(out) != 0))
        means.append((float(np.mean(out)), kept))
    (wrong_mean, wrong_kept), (mean, kept) = means
    assert abs(mean - 2) < 0.05 and kept == pytest.approx(1 if number == 5 else 0.75, abs=0.01)
    assert abs(wrong_mean - 2) > 0.05 or abs(wrong_kept - 0.75) > 0.05


def test_the_wrapper_scales_the_bias_and_its_repair_does_not() -> None:
    x, W, b = np.ones((4000, 3)), np.ones((3, 1)), np.array([10.0])
    wrapper, repaired = ran(6)["forward"], ran(6, line=4, repair="d")["forward"]
    outs = [forward(x, W, b, 0.2, np.random.default_rng(1)).mean() for forward in (wrapper, repaired)]
    assert outs == pytest.approx([15.5, 13], abs=0.1)


def test_the_borrowed_array_is_overwritten_until_it_is_repaired() -> None:
    for changed, backward in ((True, ran(8)["backward"]), (False, ran(8, line=3, repair="c")["backward"])):
        dout = np.ones(4)
        dx = backward(dout, np.array([0, 1, 1, 0]), 0.2)
        assert np.allclose(dx, [0, 1.25, 1.25, 0]) and np.array_equal(dout, dx) == changed


def test_lines_and_repairs_are_read_as_they_are_written() -> None:
    given = expect({"1": ["2", "(C)"]}, "answers")
    exhibits.expect_lines(given, {1: "2"})
    exhibits.expect_lines(given, {1: None})
    exhibits.expect_repairs(given, {1: "c"})
    for right, slug in (({1: "3"}, "accuses-another-line"), ({2: "2"}, None)):
        with pytest.raises(Wrong) as caught:
            exhibits.expect_lines(given, right)
        assert caught.value.misconception == slug
    with pytest.raises(Wrong, match="exhibit 2 is not answered yet"):
        exhibits.expect_lines(given, dict.fromkeys(exhibits.EXHIBITS))
    with pytest.raises(Wrong, match=r"two masks|a mask each"):
        exhibits.expect_repairs(expect({1: (2, "a")}, "answers"), {1: "c"})
    with pytest.raises(NotAttempted):
        exhibits.expect_lines(expect({1: None}, "answers"), {1: "2"})


def test_without_the_answers_only_what_cannot_be_right_is_refused() -> None:
    everything = dict.fromkeys(exhibits.EXHIBITS, (2, "a"))
    exhibits.refuse_repairs(expect(everything, "answers"), {1: "bc"})
    with pytest.raises(Wrong) as caught:
        exhibits.refuse_repairs(expect(everything, "answers"), {12: "ad"})
    assert caught.value.misconception == "repairs-nothing" and "exhibit 12, (a)" in str(caught.value)
    with pytest.raises(Wrong) as caught:
        exhibits.expect_lines(expect({1: (1, "a")}, "answers"), {1: None})
    assert caught.value.misconception == "accuses-the-frame"


def test_an_empty_dictionary_is_meant_as_an_empty_set() -> None:
    assert exhibits.read_visible({}) == set() and exhibits.read_visible(["11", 3]) == {3, 11}
    with pytest.raises(Wrong, match="should be a set"):
        exhibits.read_visible({11: True})
