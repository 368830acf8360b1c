"""The vocabulary of checks: right data passes, each known mistake is named, and no alarm is false."""

from __future__ import annotations

import itertools
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from dropout_lab import checks
from dropout_lab.checks import Answer, NotAttempted, Wrong, ask, exercise, expect, misconceptions, nonzero, seeded

Draw = Callable[[np.random.Generator], Any]


def named(slug: str, check: Callable[[], object]) -> str:
    """The sentence of a check that must fail, and name this misconception."""
    with pytest.raises(Wrong) as caught:
        check()
    assert caught.value.misconception == slug, str(caught.value)
    return str(caught.value)


def unnamed(check: Callable[[], object]) -> str:
    with pytest.raises(Wrong) as caught:
        check()
    assert caught.value.misconception is None and type(caught.value) is Wrong
    return str(caught.value)


def coins(rng: np.random.Generator, *shape: int, keep: float = 0.75) -> np.ndarray:
    return np.asarray(rng.random(shape) < keep)


@pytest.fixture(autouse=True)
def _first_draw() -> Iterator[None]:
    yield
    checks.use_draw(0)


# ------------------------------------------------------------------------------------------------ sentences


def test_every_misconception_has_a_slug_and_a_sentence_that_continues_another() -> None:
    for slug, sentence in (misconceptions.SENTENCES | misconceptions.RIGHT).items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug), slug
        assert sentence.endswith((".", "?")), slug
        assert not re.match(r"[A-Z][a-z]+ ", sentence), f"{slug}: a sentence continues what was seen"


def test_no_claim_is_both_right_and_wrong() -> None:
    assert not misconceptions.SENTENCES.keys() & misconceptions.RIGHT.keys()


def test_a_misconception_without_a_sentence_is_an_error_of_the_test_not_of_the_student() -> None:
    with pytest.raises(KeyError, match=r"misconceptions\.py"):
        misconceptions.sentence("no-such-thing")


# ------------------------------------------------------------------------------------------------ exercise


def test_an_exercise_that_passes_says_so_and_stays_silent_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    with exercise("dropout_mask"):
        print("noise", file=sys.stderr)
        warnings.warn("noise", stacklevel=1)
        np.array([1.0]) / np.array([0.0])
    out, err = capsys.readouterr()
    assert out == "✓ dropout_mask: these checks pass.\n" and err == ""


def test_a_stub_is_not_attempted() -> None:
    def stub() -> None:
        raise NotImplementedError

    with pytest.raises(NotAttempted, match="not attempted yet"), exercise("stub"):
        stub()
    with pytest.raises(NotAttempted), exercise("stub"):
        ask(stub)
    with pytest.raises(NotAttempted), exercise("answers"):
        expect(None, "answers")
    with pytest.raises(NotAttempted), exercise("stub"):
        ask(None)  # type: ignore[arg-type]


def test_an_error_of_the_student_becomes_one_sentence_without_a_traceback() -> None:
    with pytest.raises(Wrong, match=r"raised IndexError: list index out of range") as caught, exercise("f"):
        [][0]
    assert caught.value.__cause__ is None and caught.value._render_traceback_() == [f"✗ {caught.value}"]


def test_a_long_message_is_broken_between_words() -> None:
    told = Wrong("f([1, 2]) gave 3, not 4: " + "words are not cut in the middle; " * 5)._render_traceback_()
    assert len(told) == 2 and all(len(line) <= 100 and not line.startswith(" ") for line in told)
    assert " ".join(told).count("words are not cut in the middle;") == 5


def test_a_name_that_is_missing_from_the_test_is_said_to_be_missing() -> None:
    with pytest.raises(Wrong, match="vanilla_train is not defined: run its cell first"), exercise("vanilla_dropout"):
        vanilla_train  # type: ignore[name-defined]  # noqa: F821


def test_a_name_that_is_missing_inside_the_students_function_is_an_error_of_the_function() -> None:
    def function() -> Any:
        return helper  # type: ignore[name-defined]  # noqa: F821

    with pytest.raises(Wrong, match="raised NameError"), exercise("function"):
        function()


def test_a_call_of_exit_does_not_end_the_notebook() -> None:
    with pytest.raises(Wrong, match="would end the whole notebook"), exercise("f"):
        sys.exit()


def test_an_interrupt_is_no_wrong_answer() -> None:
    with pytest.raises(KeyboardInterrupt), exercise("f"):
        raise KeyboardInterrupt


# ------------------------------------------------------------------------------------------------ ask


def test_ask_hands_out_copies_and_tells_a_function_that_writes_into_them() -> None:
    def in_place(x: np.ndarray) -> np.ndarray:
        x *= 2
        return x

    x = np.array([1.0, 2.0])
    named("changes-its-input", lambda: ask(in_place, x))
    assert x.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("given", [[1, [2, 3]], {"W": np.ones(2)}, (np.ones(2), 3)])
def test_changed_containers_are_noticed_too(given: Any) -> None:
    def spoil(value: Any) -> int:
        inner = value[1] if isinstance(value, list) else value["W"] if isinstance(value, dict) else value[0]
        inner[0] = 7
        return 0

    named("changes-its-input", lambda: ask(spoil, given))


def test_a_generator_may_be_drawn_from() -> None:
    assert ask(lambda rng: rng.random(), seeded(1)).number() < 1


def test_what_was_answered_does_not_change_when_the_student_reuses_a_buffer() -> None:
    buffer = np.zeros(2)

    def reuse(value: float) -> tuple[np.ndarray, None]:
        buffer[:] = value
        return buffer, None

    first = ask(reuse, 1.0)
    ask(reuse, 2.0)
    assert first.first_of("out", "cache").array().tolist() == [1.0, 1.0]


def test_a_division_by_zero_and_an_integer_buffer_are_named() -> None:
    def divides(p: int) -> float:
        return 1 / (1 - p)

    def integer_buffer(x: np.ndarray) -> np.ndarray:
        out = x.copy()
        out *= 0.5
        return out

    assert "raised ZeroDivisionError" in named("divides-by-zero", lambda: ask(divides, 1))
    named("truncates-integers", lambda: ask(integer_buffer, np.array([1, 2])))


def test_the_sentence_quotes_the_call_and_cuts_long_arguments_short() -> None:
    def broken(x: Any, p: Any, rng: Any, train: bool = True) -> None:
        raise ValueError("no")

    text = unnamed(lambda: ask(broken, np.zeros((30, 40)), 0.25, seeded(1), train=False))
    assert text == "broken(<30x40 array>, 0.25, rng, train=False) raised ValueError: no"


# ------------------------------------------------------------------------------------------------ values


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


def test_errors_are_expected_by_kind() -> None:
    def refuses(api: str) -> float:
        raise {"value": ValueError, "key": KeyError}[api]("no")

    checks.expect_raises(ValueError, refuses, "value")
    named("raises-another-error", lambda: checks.expect_raises(ValueError, refuses, "key"))
    named("refuses-nothing", lambda: checks.expect_raises(ValueError, len, "abc"))


# ------------------------------------------------------------------------------------------------ a quiz


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


# ------------------------------------------------------------------------------------------------ coins


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


def test_right_coins_pass_every_check_on_many_draws() -> None:
    for number in range(60):
        checks.use_draw(number)
        x = nonzero(1, 199, 150)
        out = Answer(x * coins(seeded(2), 199, 150) / 0.75, "f()")
        out.scales(x, 1 / 0.75).blind_to(x).independent().kept(0.75)
        checks.expect_a_coin_each(lambda rng: coins(rng, 4, 5))
        checks.expect_fresh(lambda rng: coins(rng, 50, 61))
        checks.expect_same_state_same_coins(lambda rng: coins(rng, 7, 3, 2))
        checks.expect_counts_vary(lambda rng: coins(rng, 20, 30), keep=0.75)


def test_every_draw_of_the_tests_gives_other_numbers() -> None:
    first = seeded(1).random()
    checks.use_draw(1)
    assert seeded(1).random() != first


@pytest.mark.parametrize("shape", [(6000,), (40, 50), (7, 8, 9)])
def test_inputs_hold_both_signs_and_no_zero(shape: tuple[int, ...]) -> None:
    x = nonzero(3, *shape)
    assert x.shape == shape and abs(x).min() >= 0.5 and abs(x).max() <= 2.5 and 0.3 < (x > 0).mean() < 0.7


def stale() -> Draw:
    mask = coins(seeded(5), 4, 5)
    return lambda rng: mask


@pytest.mark.parametrize(
    ("slug", "draw"),
    [
        ("nothing-dropped", lambda rng: np.ones((4, 5))),
        ("everything-dropped", lambda rng: np.zeros((4, 5))),
        ("same-coins-every-call", stale()),
        ("one-coin-for-all", lambda rng: np.ones((4, 5)) * (rng.random() < 0.75)),
        ("one-coin-per-row", lambda rng: np.ones((4, 5)) * coins(rng, 4, 1)),
        ("one-coin-per-column", lambda rng: np.ones((4, 5)) * coins(rng, 1, 5)),
        ("one-coin-per-row", lambda rng: np.ones((2, 3, 4)) * coins(rng, 2, 3, 1)),
        ("one-coin-per-row", lambda rng: np.ones((2, 3, 4)) * coins(rng, 2, 1, 4)),
    ],
)
def test_a_missing_or_shared_coin_is_named_over_small_calls(slug: str, draw: Draw) -> None:
    for number in range(20):
        checks.use_draw(number)
        named(slug, lambda: checks.expect_a_coin_each(draw))


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


def test_calls_that_repeat_or_mirror_each_other_are_named() -> None:
    u = seeded(1).random((50, 61))
    turns = [0]

    def antithetic(rng: np.random.Generator) -> np.ndarray:
        turns[0] += 1
        return (u if turns[0] % 2 else 1 - u) >= 0.25

    named("calls-not-independent", lambda: checks.expect_fresh(antithetic))
    named("same-coins-every-call", lambda: checks.expect_fresh(lambda rng: u >= 0.25))


def test_calls_without_coins_of_their_own_are_named_by_what_is_wrong_with_one() -> None:
    turns = itertools.cycle([0.0, 1.0])
    named("nothing-dropped", lambda: checks.expect_fresh(lambda rng: np.ones((50, 61))))
    named("nothing-dropped", lambda: checks.expect_fresh(lambda rng: coins(rng, 50, 61) + next(turns)))
    named("everything-dropped", lambda: checks.expect_fresh(lambda rng: np.zeros((50, 61))))
    named("one-coin-for-all", lambda: checks.expect_fresh(lambda rng: np.full((50, 61), rng.random() < 0.75)))
    named("one-coin-per-row", lambda: checks.expect_fresh(lambda rng: coins(rng, 50, 1) & np.ones((1, 61), dtype=bool)))


def test_coins_from_elsewhere_are_named() -> None:
    named("ignores-rng", lambda: checks.expect_same_state_same_coins(lambda rng: coins(np.random.default_rng(), 9, 9)))


def quota(rng: np.random.Generator) -> np.ndarray:
    return rng.permutation(600) >= 150


def wobbling_rate(rng: np.random.Generator) -> np.ndarray:
    return coins(rng, 600, keep=rng.uniform(0.55, 0.95))


def six_masks(rng: np.random.Generator) -> np.ndarray:
    return coins(np.random.default_rng(int(rng.integers(6))), 600)


@pytest.mark.parametrize(
    ("slug", "draw"),
    [("exact-quota", quota), ("coins-not-independent", wobbling_rate), ("same-coins-every-call", six_masks)],
)
def test_counts_that_vary_too_little_or_too_much_are_named(slug: str, draw: Draw) -> None:
    for number in range(20):
        checks.use_draw(number)
        named(slug, lambda: checks.expect_counts_vary(draw, keep=0.75))


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
