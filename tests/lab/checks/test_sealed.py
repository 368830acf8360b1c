"""By-hand answers: mistakes known under seal, judged from the first step that is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import NotAttempted, Wrong, exercise
from dropout_lab.checks.sealed import ByHand, expect_sealed, seal
from dropout_lab.content import napkin_slips
from dropout_lab.visible import napkin_network as visible_tests

from tools import napkin as made
from tools import napkin_slips as made_slips

#: What students have.
COURSE = Path(__file__).parents[3] / "course"
NAPKIN = made.Napkin()
SETS = {name: visible_tests.by_hand(name.lower(), NAPKIN.of(name), NAPKIN.seals(name)) for name in "AB"}
LEAKED = visible_tests.leaks(NAPKIN.leak_seals())
SOURCE = Path(__file__).parents[3] / "solutions" / "02_napkin_network.py"


def visible(name: str, *values: Any) -> ByHand:
    known = SETS[name]
    return ByHand(known.sizes, known.mistakes, dict(zip(known.sizes, values, strict=True)))


def page(name: str, *values: Any) -> ByHand:
    """Return what a hidden test has: it knows the right numbers."""
    found = visible(name, *values)
    found.knows(**dict(zip(SETS[name].sizes, made.path(made.MASKS[name]), strict=True)))
    return found


def said(name: str, step: str, *values: Any) -> tuple[str | None, str]:
    with pytest.raises(Wrong) as failure:
        page(name, *values).check(f"{step}_{name.lower()}")
    return failure.value.misconception, str(failure.value)


def test_the_notebook_holds_the_seals_of_its_network() -> None:
    source = SOURCE.read_text(encoding="utf-8")
    for seals in (NAPKIN.seals("A"), NAPKIN.seals("B"), NAPKIN.leak_seals()):
        assert source.count(f'"""\n{seals}\n"""') == 1


def test_the_library_holds_the_slips_in_code_and_its_own_network() -> None:
    assert made_slips.code_slips() == napkin_slips.SLIPS
    Ws, bs = visible_tests.napkin()
    assert all(map(np.array_equal, Ws, made.WS)) and all(map(np.array_equal, bs, made.BS))


def test_no_two_slips_in_code_give_the_same_pair_and_none_is_right() -> None:
    right = tuple(float(made.path(m, x=x)[-1][0]) for x, m in made_slips.PASSES)
    pairs = [pair for forms in napkin_slips.SLIPS.values() for pair in forms]
    assert right == (-19, 3) and right not in pairs and len(pairs) == len(set(pairs))


@pytest.mark.parametrize(("name", "outputs"), [("A", 3), ("B", 5)])
def test_twelve_typical_slips_all_give_a_wrong_prediction_save_one(name: str, outputs: int) -> None:
    assert made.path(made.MASKS[name])[-1] == outputs
    same = [slug for slug, paths in NAPKIN.slips(name).items() for p in paths if p[-1] == outputs]
    assert same == (["mask-order-reversed"] if name == "A" else ["only-the-first-mask"])


@pytest.mark.parametrize("name", ["A", "B"])
def test_each_slip_is_named_at_the_first_layer_it_spoils(name: str) -> None:
    right = made.path(made.MASKS[name])
    for slug, paths in NAPKIN.slips(name).items():
        for values in paths:
            first = next(i for i in range(4) if not np.array_equal(values[i], right[i]))
            assert said(name, made.STEPS[first], *values)[0] == slug
            with pytest.raises(Wrong) as seen:  # without the right numbers, too
                visible(name, *values).look(f"{made.STEPS[first]}_{name.lower()}")
            assert seen.value.misconception == slug


@pytest.mark.parametrize("name", ["A", "B"])
def test_nothing_that_students_have_tells_a_right_number(name: str) -> None:
    """No seal of a right answer is there, so that trying all small numbers finds wrong ones alone."""
    steps = [f"{step}_{name.lower()}" for step in made.STEPS]
    right = {seal(step, value) for step, value in zip(steps, made.path(made.MASKS[name]), strict=True)}
    right |= {seal("leaked", 2), seal("leaky", "before"), seal("leaky", "after")}
    files = [path.read_text() for path in COURSE.rglob("*") if path.suffix in (".py", ".ipynb")]
    assert files and not [digest for digest in right for text in files if digest in text]


@pytest.mark.parametrize("numbers", [(1, 0, 2), (9, 9, 9)])
def test_a_look_refuses_what_cannot_be_right_and_nothing_else(numbers: tuple[int, ...]) -> None:
    visible("A", numbers, None, None, None).look("h1_a")
    with pytest.raises(Wrong) as failure:
        visible("A", (1, 2), None, None, None).look("h1_a")
    assert failure.value.misconception == "leaves-out-dropped-units"
    with pytest.raises(NotAttempted):
        visible("A", None, numbers, None, None).look("h1_a")


def test_the_first_step_before_one_that_cannot_be_right_is_found_without_counting() -> None:
    with exercise("y_a") as running:
        assert visible("A", (1, 1, 2), (0, 4, 3), (2, -1, 0), 3).wrong_before("y_a") == "h1_a"
        assert visible("A", (1, 0, 2), (0, 4, 3), (2, -1, 0), 3).wrong_before("y_a") == "h3_a"
        assert visible("A", (1, 0, 2), None, (2, 0, 0), 3).wrong_before("y_a") == ""
        assert running.cases == 0


def test_a_right_step_counts_whatever_stands_before_it() -> None:
    page("A", None, (0, 4, 3), "?", [[3.0]]).check("h2_a")
    page("A", (9, 9, 9), None, None, 3).check("y_a")


def test_types_and_shapes_do_not_count() -> None:
    for value in ((1, 0, 2), [1.0, -0.0, 2.0], np.array([[1], [0], [2]]), (True, False, 2)):
        page("A", value, None, None, None).check("h1_a")


def test_a_step_that_follows_from_a_slip_is_told_so_when_the_rule_is_known() -> None:
    ours = page("A", (2, 0, 2), (0, 6, 2), None, None)
    with pytest.raises(Wrong) as failure:
        ours.check("h2_a")
    assert failure.value.misconception == "built-on-a-wrong-step"
    W, b = np.array(made.WS[1]), np.array(made.BS[1])
    ours.follows("h2_a", lambda h: np.maximum(W @ h + b, 0) * [0, 1, 1])
    with pytest.raises(Wrong) as failure:
        ours.check("h2_a")
    assert failure.value.misconception == "right-for-a-wrong-step"
    assert "after h1_a" in str(failure.value)


def test_a_step_that_follows_from_a_known_slip_is_told_so_without_the_rule() -> None:
    assert said("A", "h2", (1, 1, 2), (7, 5, 4), None, None)[0] == "right-for-a-wrong-step"


def test_an_unknown_slip_is_located_to_the_unit() -> None:
    slug, text = said("A", "h2", (1, 0, 2), (0, 5, 3), None, None)
    assert slug is None and "in unit 2, though what comes before is" in text
    assert "4" not in text, "the right number is not given away"


def test_a_lone_output_with_several_explanations_asks_for_the_layers() -> None:
    assert said("A", "y", None, None, None, 11)[0] == "several-slips-lead-here"
    assert said("A", "y", None, None, None, 42)[0] == "earlier-steps-missing"
    assert said("A", "y", None, None, None, 4)[0] in {"several-slips-lead-here", "forgets-the-output-bias"}


def test_what_is_not_a_column_of_numbers_is_said_so() -> None:
    assert said("A", "h1", (1, 2), None, None, None)[0] == "leaves-out-dropped-units"
    assert said("A", "h1", (1, 0, 0, 2), None, None, None)[0] == "too-many-numbers"
    assert said("A", "h1", "1 0 2", None, None, None)[0] == "text-for-a-number"
    assert said("A", "h1", (1, float("nan"), 2), None, None, None)[0] == "not-finite"
    with pytest.raises(NotAttempted):
        page("A", None, None, None, 3).check("h1_a")


def test_a_seal_depends_on_name_and_value_alone() -> None:
    assert seal("y", 3) == seal("y", [3.0]) != seal("z", 3)
    assert seal("y", -0.0) == seal("y", 0) != seal("y", 1e-3)
    assert seal("w", " Before ") == seal("w", "before") != seal("w", "after")


def test_a_sealed_word_or_number_is_recognised() -> None:
    words, other = ("before", "after"), {"the-code-without-the-leak": [seal("leaky", "after")]}
    for value in ("Before", "(before)"):
        expect_sealed(value, "leaky", other, "before", words=words)
    expect_sealed("after", "leaky", {}, words=words)
    with pytest.raises(Wrong, match="exactly 0"):
        expect_sealed("after", "leaky", other, words=words)
    expect_sealed(np.array([2.0]), "leaked", LEAKED, 2)
    expect_sealed(8, "leaked", LEAKED)
    for value, slug in (
        (-1, "leak-as-change-of-the-output"),
        (-2, "leak-before-relu"),
        (0, "finds-no-leak"),
        (8, None),
    ):
        with pytest.raises(Wrong) as failure:
            expect_sealed(value, "leaked", LEAKED, 2)
        assert failure.value.misconception == slug
    for wrong_kind in ("both", 1, True):
        with pytest.raises(Wrong, match="'before' or 'after'"):
            expect_sealed(wrong_kind, "leaky", {}, words=words)
    with pytest.raises(NotAttempted):
        expect_sealed(None, "leaky", {})


@pytest.mark.parametrize(
    ("numbers", "misconception"),
    [((1, 0, 2), None), ((1, 4, 2), "dropped-unit-speaks"), ((1, 0, -2), "leaves-out-the-relu")],
)
def test_the_mask_alone_tells_what_a_layer_cannot_say(numbers: tuple[int, ...], misconception: str | None) -> None:
    by_hand = ByHand({"h": 3}, {}, {"h": numbers}, {"h": (1, 0, 1)})
    if misconception is None:
        by_hand.look("h")
        return
    with pytest.raises(Wrong) as failure:
        by_hand.look("h")
    assert failure.value.misconception == misconception


def test_what_follows_from_a_wrong_step_is_no_mistake_of_its_own() -> None:
    Ws, bs = made.WS, made.BS
    known = visible_tests.by_hand("b", NAPKIN.of("B"), NAPKIN.seals("B"), lambda h: np.array(Ws[-1]) @ h + bs[-1])
    answers = {"h1_b": (1, 1, 0), "h2_b": (3, 0, 1), "h3_b": (0, 7, 0), "y_b": 6}
    with pytest.raises(Wrong, match="right for what you have before it"):
        visible_tests.test_hand_b_y(known, **answers)
    with pytest.raises(Wrong, match="the output has a bias too"):
        visible_tests.test_hand_b_y(known, **answers | {"h3_b": (0, 6, 0)})
