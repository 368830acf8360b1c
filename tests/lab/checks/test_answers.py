"""The checks of an answer: right data passes, each known mistake is named, and no alarm is false."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from dropout_lab import checks
from dropout_lab.checks import Answer, NotAttempted, Wrong, expect, nonzero, seeded, show

from tests.lab.checks.told import coins, named, unnamed


@pytest.mark.parametrize(
    "value", [0.25, np.float32(0.25), np.array(0.25), np.array([[0.25]]), [0.25], Fraction(1, 4), Decimal("0.25")]
)
def test_a_number_may_come_in_any_dress(value: Any) -> None:
    assert expect(value, "p").number() == 0.25


@pytest.mark.parametrize("value", ["a", object(), [1, "b"], 1j, [[1], [1, 2]]])
def test_what_is_no_number_is_refused_in_words(value: Any) -> None:
    with pytest.raises(Wrong):
        Answer(value, "f()").array()


def test_nothing_returned_is_named() -> None:
    named("returns-nothing", lambda: Answer(None, "f()").array())
    named("returns-nothing", lambda: Answer(None, "f()").pair("out", "cache"))


@pytest.mark.parametrize("value", [(1, 2), [1, 2]])
def test_a_pair_is_a_tuple_or_a_list_of_two(value: Any) -> None:
    assert Answer(value, "f()").pair("out", "cache") == (1, 2)
    assert Answer(value, "f()").first_of("out", "cache").number() == 1


@pytest.mark.parametrize("value", [np.zeros((2, 3)), (1, 2, 3), 5])
def test_anything_else_is_no_pair(value: Any) -> None:
    named("not-two-values", lambda: Answer(value, "f()").pair("out", "cache"))


def test_shapes_are_told_apart() -> None:
    answer = Answer(np.zeros((2, 3)), "f()")
    answer.shape(2, 3)
    named("transposed", lambda: answer.shape(3, 2))
    named("wrong-shape", lambda: answer.shape(6))


def test_a_tuple_of_several_arrays_is_told_from_an_array_that_is_written_as_one() -> None:
    out = np.zeros((2, 3))
    named("tuple-for-an-array", lambda: Answer((out, out, out), "f()").shape(2, 3))
    several = [(out, out), (out, "cache"), (out, np.zeros(3)), (out,)]
    assert all(Answer(value, "f()").is_several((2, 3)) for value in several)
    rows = [out, out.tolist(), tuple(map(tuple, out)), tuple(out), None, 5]
    assert not any(Answer(value, "f()").is_several((2, 3)) for value in rows)


def test_entries_that_a_loop_left_out_are_told_so() -> None:
    right = np.array([[1.0, -2.0], [3.0, -4.0]])
    for left in ([[1, -2], [3, 0]], [[1, 0], [0, 0]]):
        named("some-left-at-zero", lambda left=left: Answer(left, "f()").equals(right))
    for other in ([[1, 0], [3, 0]], [[0, 0], [0, 0]], [[1, -2], [0, 4]]):  # a ReLU, nothing, and one that is wrong
        unnamed(lambda other=other: Answer(other, "f()").equals(right))
    x, kept = nonzero(1, 60, 50), coins(seeded(2), 60, 50)
    out = np.concatenate([(x * kept / 0.75)[:-1], x[-1:]])
    named("some-left-as-they-are", lambda: Answer(out, "out").scales(x, 1 / 0.75))
    named("nothing-dropped", lambda: Answer(np.where(kept, x / 0.75, x), "out").scales(x, 1 / 0.75))


def test_arrays_that_are_too_many_to_show_are_told_by_their_shapes() -> None:
    assert show([np.zeros((3, 4)), np.zeros((4, 2)), np.ones(9)]) == "<3 arrays: 3x4, 4x2, 9>"


def test_entries_that_are_not_allowed_are_named() -> None:
    rescaled = {"already-rescaled": (0, 1 / 0.75)}
    Answer(np.array([True, False]), "m").only(0, 1, mistakes=rescaled)
    named("already-rescaled", lambda: Answer([0, 1 / 0.75], "m").only(0, 1, mistakes=rescaled))
    named("signs-for-coins", lambda: Answer([1, -1], "m").only(0, 1))
    named("returns-the-draws", lambda: Answer(seeded(1).random(20), "m").only(0, 1))
    named("not-finite", lambda: Answer([0, np.nan], "m").only(0, 1))
    assert unnamed(lambda: Answer([0, 2], "m").only(0, 1)) == "m should hold only 0 and 1, but holds 0 and 2."


def test_equals_names_a_known_mistake_by_value_or_by_rule_and_shows_others() -> None:
    mistakes = {"scales-by-rate": 0.2, "random-at-test": lambda got: got == 0}
    Answer(0.8, "f()").equals(0.8, mistakes)
    Answer(np.float32(0.8), "f()").equals(0.8, mistakes)
    named("scales-by-rate", lambda: Answer(0.2, "f()").equals(0.8, mistakes))
    named("random-at-test", lambda: Answer(0, "f()").equals(0.8, mistakes))
    named("not-finite", lambda: Answer(np.nan, "f()").equals(0.8, mistakes))
    assert unnamed(lambda: Answer(0.3, "f()").equals(0.8, mistakes)) == "f() gave 0.3, not 0.8."


def test_a_mistake_that_happens_to_be_right_is_passed_over() -> None:
    unnamed(lambda: Answer(0.1, "f()").equals(0.5, {"scales-by-rate": 0.5}))


def test_a_large_array_is_shown_by_its_worst_entry() -> None:
    right = np.zeros((4, 5))
    got = right.copy()
    got[2, 3] = 7
    assert unnamed(lambda: Answer(got, "f()").equals(right)) == "f() gave 7 at [2, 3], not 0."


def test_a_quiz_answers_every_choice_with_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    why = {1: {"a": "one-mask-per-epoch", "b": "a-fresh-coin-each"}}
    for given in ({1: "b"}, {"1": "(B)"}, {1: "b) "}):
        expect(given, "answers").chosen({1: "b"}, why)
        expect(given, "answers").chosen({1: checks.seal(1, "b")}, why)
    assert capsys.readouterr().out.count("question 1, (b): yes, ") == 6
    named("one-mask-per-epoch", lambda: expect({1: "a"}, "answers").chosen({1: "b"}, why))
    assert "not one of the choices" in unnamed(lambda: expect({1: "z"}, "answers").chosen({1: "b"}, why))
    assert "not answered yet" in unnamed(lambda: expect({2: "a"}, "answers").chosen({1: "b"}, why))
    assert "dictionary" in unnamed(lambda: expect("b", "answers").chosen({1: "b"}, why))


@pytest.mark.parametrize("given", [{}, {1: None, 2: None}])
def test_a_quiz_without_any_answer_is_not_attempted(given: Any) -> None:
    with pytest.raises(NotAttempted):
        expect(given, "answers").chosen({1: "b"}, {})


def test_seals_differ_from_question_to_question() -> None:
    assert len({checks.seal(n, letter) for n in range(1, 9) for letter in "abcd"}) == 32


@pytest.mark.parametrize(
    ("slug", "keep"),
    [
        ("keeps-with-p", 0.25),
        ("ignores-p", 0.5),
        ("drops-twice", 0.5625),
        ("draws-from-a-normal", 0.7734),
        ("draws-from-a-normal", 0.4013),
        ("nothing-dropped", 1.0),
        ("everything-dropped", 0.0),
    ],
)
def test_a_wrong_share_is_named_by_the_mistake_that_leads_to_it(slug: str, keep: float) -> None:
    for seed in range(20):
        named(slug, lambda seed=seed: Answer(coins(seeded(seed), 199, 301, keep=keep), "m").kept(0.75))


def test_places_drawn_with_repeats_are_named_by_their_share() -> None:
    for seed in range(20):
        mask = np.ones(59_899, dtype=bool)
        mask[seeded(seed).choice(mask.size, mask.size // 4)] = False
        assert "with repeats" in named("draws-from-a-normal", lambda mask=mask: Answer(mask, "m").kept(0.75))


def test_a_share_without_a_story_is_shown() -> None:
    assert "kept 6" in unnamed(lambda: Answer(coins(seeded(1), 199, 301, keep=0.65), "m").kept(0.75))


def test_a_hard_coded_rate_is_named_where_the_test_lists_it() -> None:
    mask = coins(seeded(1), 199, 301, keep=0.8)
    named("ignores-p", lambda: Answer(mask, "m").kept(0.75, mistakes={"ignores-p": (0.7, 0.8)}))


@pytest.mark.parametrize(
    ("slug", "made"),
    [
        ("one-coin-per-row", lambda u: np.broadcast_to(u[:, :1], u.shape)),
        ("one-coin-per-column", lambda u: np.broadcast_to(u[:1], u.shape)),
        ("coins-not-independent", lambda u: np.stack([np.roll(u[0], i) for i in range(len(u))])),
        ("exact-quota", lambda u: u.argsort(axis=1).argsort(axis=1) / u.shape[1]),
    ],
)
def test_dependence_is_named_before_the_share(slug: str, made: Callable[[np.ndarray], np.ndarray]) -> None:
    for seed in range(10):
        mask = made(seeded(seed).random((199, 150))) >= 0.25
        named(slug, lambda mask=mask: Answer(mask, "m").independent().kept(0.75))


@pytest.mark.parametrize(
    ("slug", "spoil"),
    [
        ("not-rescaled", lambda x, m: x * m),
        ("scales-down", lambda x, m: x * m * 0.75),
        ("divides-by-realised-share", lambda x, m: x * m / m.mean()),
        ("keeps-the-sum", lambda x, m: x * m * (x.sum() / (x * m).sum())),
        ("returns-the-mask", lambda x, m: m / 0.75),
        ("noise-not-coins", lambda x, m: x * (1 + seeded(8).normal(size=x.shape))),
        ("nothing-dropped", lambda x, m: x * 0.75),
        ("not-finite", lambda x, m: np.where(m, x, np.nan)),
    ],
)
def test_a_wrong_factor_is_named(slug: str, spoil: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> None:
    known = {"not-rescaled": 1, "scales-down": 0.75}
    for seed in range(10):
        x, m = nonzero(seed, 60, 50), coins(seeded(seed + 100), 60, 50)
        named(slug, lambda x=x, m=m: Answer(spoil(x, m), "out").scales(x, 1 / 0.75, known))


def test_integers_that_were_cut_off_are_named() -> None:
    whole = np.rint(4 * nonzero(1, 30, 40)).astype(int)
    for cut in (np.trunc, np.floor):
        out = cut(whole * coins(seeded(2), 30, 40) / 0.75)
        named("truncates-integers", lambda out=out: Answer(out, "out").scales(whole, 1 / 0.75))
        x = 4 * nonzero(1, 30, 40)
        out = cut(x * coins(seeded(2), 30, 40) / 0.75)
        named("truncates-to-integers", lambda x=x, out=out: Answer(out, "out").scales(x, 1 / 0.75))


def test_another_factor_is_shown_on_a_survivor() -> None:
    x = nonzero(1, 60, 50)
    text = unnamed(lambda: Answer(1.1 * x * coins(seeded(2), 60, 50), "out").scales(x, 1 / 0.75))
    assert text.endswith("but survivors should be multiplied by 1.33333.")


def test_single_precision_is_precise_enough() -> None:
    x = nonzero(1, 60, 50)
    Answer((x * coins(seeded(2), 60, 50) / 0.75).astype(np.float32), "out").scales(x, 1 / 0.75)


def test_a_mask_that_looks_at_x_is_named() -> None:
    for seed in range(10):
        x = nonzero(seed, 199, 150)
        u = seeded(seed + 50).random(x.shape)
        named("applies-relu", lambda x=x, u=u: Answer(np.maximum(x, 0) * (u >= 0.25), "out").blind_to(x))
        named("mask-depends-on-x", lambda x=x: Answer(x * (abs(x) >= 1), "out").blind_to(x))
        named("mask-depends-on-x", lambda x=x, u=u: Answer(x * (u >= np.where(x > 0, 0.3, 0.2)), "out").blind_to(x))
        named("truncates-to-integers", lambda x=x: Answer(np.trunc(x), "out").blind_to(x))


def test_an_object_is_looked_at_once_whatever_it_shows_next() -> None:
    class Faces:
        looks = 0

        def __array__(self, *_: object, **__: object) -> np.ndarray:
            self.looks += 1
            return np.ones(3) if self.looks == 1 else np.zeros(3)

    answer = Answer(Faces(), "m")
    for _ in range(2):
        answer.shape(3).only(1).equals(np.ones(3))


def test_an_array_is_judged_as_it_was_when_it_was_first_looked_at() -> None:
    for value in (np.ones((2, 2)), [[1.0, 1.0], [1.0, 1.0]]):
        answer = Answer(value, "m").only(1)
        value[0][0] = 7
        answer.equals(np.ones((2, 2)))


def test_a_coin_that_is_nearly_zero_is_no_dropped_entry() -> None:
    unnamed(lambda: Answer(coins(seeded(1), 50, 60) * 1e-10, "m").only(0, 1))
    Answer(coins(seeded(1), 50, 60) * (1 / 0.75), "m").only(0, 4 / 3)
    Answer(np.zeros(0), "m").only(0, 1)


def test_zeros_alone_do_not_pass_for_survivors_of_any_factor() -> None:
    x = nonzero(1, 60, 70)
    named("everything-dropped", lambda: Answer(0 * x, "out").scales(x, 1.25))
    Answer(np.zeros(3), "out").scales(nonzero(1, 3), 1.25)  # three coins may all fall


def test_a_mask_that_is_shared_but_blind_is_not_said_to_look_at_x() -> None:
    for seed in range(50):
        x = nonzero(seed, 199, 150)
        Answer(x * coins(seeded(seed + 50), 199, 1), "out").blind_to(x)
        Answer(x * coins(seeded(seed + 50), 1, 150), "out").blind_to(x)
        Answer(0 * x, "out").blind_to(x)
        Answer(x, "out").blind_to(x)


def test_half_precision_is_named_where_it_is_all_that_is_wrong() -> None:
    x = nonzero(5, 20, 30)
    half = Answer((x / 0.7).astype(np.float16), "it")
    for check in (lambda: half.scales(x, 1 / 0.7), lambda: half.equals(x / 0.7)):
        assert "three digits" in named("half-precision", check)
    Answer((x / 0.7).astype(np.float32), "it").scales(x, 1 / 0.7)
    unnamed(lambda: Answer((1.01 * x).astype(np.float16), "it").equals(x))
