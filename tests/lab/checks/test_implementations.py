"""The suite of implementations is fair, is not fooled by the order, and says one sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Wrong, exercise, implementations
from dropout_lab.visible import bug_museum


def said(call: Any, *args: Any) -> tuple[str, str | None]:
    with pytest.raises(Wrong) as caught:
        call(*args)
    return str(caught.value), caught.value.misconception


def oracle(suite: implementations.ImplementationSuite, caught: int | None = None) -> implementations.Check:
    """A check that knows the wrong ones by looking behind the keeper's back, and accuses so many of them."""
    wrong = [id(layer) for layer in suite.wrong.values()][:caught]

    def check(fn: implementations.Layer) -> str | None:
        layer: Any = fn
        while layer is fn or layer.__name__ == "other":  # with other coins it is the same layer
            layer = dict(zip(layer.__code__.co_freevars, layer.__closure__, strict=True))["layer"].cell_contents
        return "wrong" if id(layer) in wrong else None

    return check


@pytest.mark.parametrize("name", list(implementations.public().right))
@pytest.mark.parametrize("p", [0, 0.2, 1])
def test_a_right_one_keeps_the_contract(name: str, p: float) -> None:
    layer, x = implementations.public().right[name], np.linspace(1, 2, 30_000).reshape(100, 300)
    before = x.copy()
    out, _ = layer(x, p, np.random.default_rng(1))
    assert np.array_equal(x, before) and out.shape == x.shape
    assert np.allclose(out[out != 0], x[out != 0] / (1 - p or 1))
    assert abs(np.mean(out == 0) - p) < 0.015
    assert np.array_equal(layer(x, p, np.random.default_rng(1), train=False)[0], x)
    assert np.array_equal(layer(x, p, np.random.default_rng(1))[0], out), "the coins come from rng"
    assert layer(np.array([3, 4]), p, np.random.default_rng(1))[0].dtype == float, "integers are not cut off"


def test_no_two_inhabitants_behave_alike() -> None:
    """Each is a case of its own: what it returns in training, in evaluation, at the second call, and leaves of x."""

    def traces(layer: implementations.Layer) -> tuple[bytes, ...]:
        x, rng = np.linspace(-1, 2, 60).reshape(6, 10), np.random.default_rng(3)
        before, test = x.copy(), x.copy()
        calls = [np.array(layer(x, 0.2, rng)[0]) for _ in range(2)]
        evaluated = layer(test, 0.2, rng, train=False)[0]
        flags = bytes([np.array_equal(x, before), evaluated is test])
        return (*(np.round(a, 9).tobytes() for a in (*calls, np.array(evaluated))), flags)

    everyone = implementations.public().right | implementations.public().wrong
    assert len({traces(layer) for layer in everyone.values()}) == len(everyone)


def test_a_perfect_check_passes_and_one_that_catches_some_passes_as_far_as_it_goes() -> None:
    suite = implementations.public()
    perfect, half = oracle(suite), oracle(suite, 6)
    suite.expect_fair(perfect)
    suite.expect_caught(perfect, 12)
    suite.expect_fair(half)
    suite.expect_caught(half, 6)
    text, slug = said(suite.expect_caught, half, 7)
    assert slug == "catches-too-few"
    assert "caught 6 of 12" in text and "asks for 7" in text and list(suite.wrong)[6] in text


def test_what_was_seen_is_not_shown_again_and_enough_is_enough() -> None:
    suite, calls = implementations.public(), 0
    perfect = oracle(suite)

    def check(fn: implementations.Layer) -> str | None:
        nonlocal calls
        calls += 1
        return perfect(fn)

    suite.expect_fair(check)
    assert calls == 4 + 2
    suite.expect_caught(check, 5)
    assert calls == 4 + 2 + 3 + 1, "three more wrong ones, and a right one again"
    suite.expect_caught(check, 5)
    assert calls == 10


def test_all_that_are_caught_are_counted_and_the_sentence_says_why_so_many_are_asked_for() -> None:
    suite = implementations.public()
    assert suite.caught(oracle(suite)) == 12
    assert suite.caught(oracle(suite, 5)) == 5
    text, _ = said(suite.expect_caught, oracle(suite, 5), 6, "whoever sees more catches {} of these")
    assert "caught 5 of 12, and whoever sees more catches 6 of these" in text


def test_a_tick_needs_as_large_a_share_of_what_is_shown_as_the_cell_asks_of_what_is_hidden() -> None:
    def verdict(caught: int, asked: int) -> tuple[str, str]:
        suite = implementations.public()
        with exercise("check_dropout") as block:
            bug_museum.look_at_the_zoo(oracle(suite, caught), suite, asked)
        return block.open, block.kinds

    open_, kinds = verdict(12, 24)
    assert not open_ and "it catches 12 of the 12 wrong layers that you can see" in kinds
    assert "15 of 25 hidden" in verdict(2, 15)[0] and not verdict(8, 15)[0]
    with pytest.raises(Wrong, match="catches at least 7 of these"):
        verdict(6, 20)


def test_each_that_was_judged_rightly_is_a_case_of_every_cell_that_relies_on_it() -> None:
    suite = implementations.public()
    perfect, half = oracle(suite), oracle(suite, 6)

    def cases(call: Any, *args: Any) -> int:
        with exercise("check_dropout") as block:
            call(*args)
        return block.cases

    def fair_and_caught() -> None:
        suite.expect_fair(perfect)
        suite.expect_caught(perfect, 5)

    assert cases(fair_and_caught) == 4 + 2 + 3, "the right one that is shown again is one case"
    assert cases(suite.expect_caught, perfect, 1) == 9, "shown in the cell before"
    assert cases(suite.expect_fair, half) == 4 + 1, "the other wrong one that is shown got away"


def test_an_accusation_of_a_right_one_costs_every_point() -> None:
    suite = implementations.public()
    name = "draws column by column"
    suite.wrong[name] = suite.right[name]  # so that the oracle accuses it
    unfair = oracle(suite)
    del suite.wrong[name]
    for call, args in ((suite.expect_fair, ()), (suite.expect_caught, (1,))):
        text, slug = said(call, unfair, *args)
        assert slug == "accuses-a-right-one" and name in text


def test_a_bound_that_a_right_layer_fails_by_chance_is_too_narrow_and_says_so() -> None:
    def half_a_sigma(fn: implementations.Layer) -> str | None:
        share = np.mean(fn(np.ones(10_000), 0.2, np.random.default_rng(7))[0] == 0)
        return "share" if abs(share - 0.2) > 0.002 else None

    def wants_these_coins(fn: implementations.Layer) -> str | None:
        kept = np.random.default_rng(4).random(100) >= 0.2
        return None if np.array_equal(fn(np.ones(100), 0.2, np.random.default_rng(4))[0] != 0, kept) else "coins"

    assert said(implementations.public().expect_fair, half_a_sigma)[1] == "bound-too-narrow"
    assert said(implementations.public().expect_fair, wants_these_coins)[1] == "accuses-a-right-one"


@pytest.mark.parametrize("caught", [3, 12])
@pytest.mark.parametrize("asked", [15, 24])
def test_every_tick_says_that_hidden_right_layers_are_tried(caught: int, asked: int) -> None:
    suite = implementations.public()
    with exercise("check_dropout") as block:
        try:
            bug_museum.look_at_the_zoo(oracle(suite, caught), suite, asked)
        except Wrong:
            return
    for told in filter(None, (block.open, block.kinds)):
        assert "idden right layers" in told and "all four points" in told
        assert ("of more kinds" in told) == (asked == 24)


@pytest.mark.parametrize(
    ("check", "slug"),
    [
        (lambda fn: "no", "accuses-everyone"),
        (lambda fn: None, "accuses-nobody"),
        (lambda fn: True, "neither-none-nor-text"),
        (lambda fn: " ", "neither-none-nor-text"),
        (lambda fn: 1 / 0, "guard-itself-fails"),
        (lambda fn: exit(), "guard-itself-fails"),
        (lambda fn: [fn(np.ones(1), 0.2, np.random.default_rng(0)) for _ in range(2000)], "asks-for-too-much"),
        (lambda fn: [fn(np.ones(10**6), 0.2, np.random.default_rng(0)) for _ in range(9)], "asks-for-too-much"),
    ],
)
def test_what_is_no_check_is_named(check: implementations.Check, slug: str) -> None:
    suite = implementations.public()

    def both() -> None:
        suite.expect_fair(check)
        suite.expect_caught(check, 1)

    assert said(both)[1] == slug


def test_a_check_that_swallows_the_keepers_refusal_is_told_all_the_same() -> None:
    def check(fn: implementations.Layer) -> str | None:
        try:
            for _ in range(2000):
                fn(np.ones(1), 0.2, np.random.default_rng(0))
        except Exception:
            return "it raises"
        return None

    assert said(implementations.public().expect_fair, check)[1] == "asks-for-too-much"


def test_a_stub_is_no_mistake() -> None:
    def stub(fn: implementations.Layer) -> None:
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        implementations.public().expect_fair(stub)


def test_an_assertion_that_fires_on_a_wrong_one_is_told_to_become_a_sentence() -> None:
    suite = implementations.public()
    perfect = oracle(suite)

    def check(fn: implementations.Layer) -> None:
        assert perfect(fn) is None, "survivors"

    suite.expect_fair(check)
    text, slug = said(suite.expect_caught, check, 1)
    assert slug == "raises-instead-of-accusing" and "AssertionError: survivors" in text


def test_what_raises_is_to_be_accused_and_neither_let_through_nor_passed_over() -> None:
    """A right one, and one in each way wrong; what the check says of all others does not matter here."""
    suite = implementations.public()

    def evaluates(fn: implementations.Layer) -> None:
        fn(np.ones(3), 0.2, np.random.default_rng(0), False)

    def careful(fn: implementations.Layer, verdict: str | None = "it raises") -> str | None:
        try:
            evaluates(fn)
        except AttributeError:
            return verdict
        return None

    suite.expect_exceptions_accused(careful)
    text, slug = said(suite.expect_exceptions_accused, evaluates)
    assert slug == "raises-instead-of-accusing" and "AttributeError" in text and "raises in evaluation" in text
    text, slug = said(suite.expect_exceptions_accused, lambda fn: careful(fn, None))
    assert slug == "silent-where-it-raises" and "raises in evaluation" in text


def test_they_all_look_alike() -> None:
    names: set[str] = set()
    implementations.public().verdicts(lambda fn: names.add(fn.__name__))
    assert names == {"inverted_dropout"}


def test_going_by_the_order_does_not_pay() -> None:
    """A check that is silent for as long as fairness is judged accuses right ones afterwards."""
    suite, calls = implementations.public(), 0

    def check(fn: implementations.Layer) -> str | None:
        nonlocal calls
        calls += 1
        return "wrong" if calls > 6 else None

    suite.expect_fair(check)
    assert said(suite.expect_caught, check, 3)[1] == "accuses-a-right-one"


def test_an_empty_suite_judges_nobody() -> None:
    text, slug = said(implementations.ImplementationSuite().expect_caught, lambda fn: None, 1)
    assert slug is None and "put it back" in text


@pytest.mark.parametrize("accused", [{0}, {3, 7}, {9}, {0, 1, 2, 3}, {*range(13)}, {*range(9)}, {*range(22)}, set()])
def test_the_first_of_the_right_ones_decide_where_they_can(accused: set[int], monkeypatch: pytest.MonkeyPatch) -> None:
    coin = implementations.public().right["draws from a binomial"]
    layers: list[implementations.Layer] = [lambda *a, n=n: (coin(*a), n) for n in range(22)]
    right, wrong = ({f"is number {n}": layers[n] for n in numbers} for numbers in (range(13), range(13, 22)))
    visits: list[int] = []

    def check(fn: implementations.Layer) -> str | None:
        visits.append(fn(np.ones(3), 0.5, np.random.default_rng(1))[1])
        return "it is wrong" if visits[-1] in accused else None

    def told() -> object:
        visits.clear()
        suite = implementations.ImplementationSuite(right, wrong)
        return said(suite.expect_fair, check) if accused & {*range(13)} else suite.expect_fair(check)

    staged = told()
    decided = accused & {0, 1, 2, 3} and not accused >= {0, 1, 2, 3, 13}
    assert sorted({*visits}) == ([0, 1, 2, 3, 13] if decided else [*range(14), 21])
    monkeypatch.setattr(implementations, "FIRST", 100)
    assert told() == staged
