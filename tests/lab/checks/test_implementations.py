"""The keeper of the zoo is fair, is not fooled by the order, and says one sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from dropout_lab import zoo
from dropout_lab.checks import Wrong


def said(call: Any, *args: Any) -> tuple[str, str | None]:
    with pytest.raises(Wrong) as caught:
        call(*args)
    return str(caught.value), caught.value.misconception


def oracle(animals: zoo.Zoo, caught: int | None = None) -> zoo.Check:
    """A check that knows the wrong ones by looking behind the keeper's back, and accuses so many of them."""
    wrong = [id(layer) for layer in animals.wrong.values()][:caught]

    def check(fn: zoo.Layer) -> str | None:
        cells = dict(zip(fn.__code__.co_freevars, fn.__closure__ or (), strict=True))
        return "wrong" if id(cells["layer"].cell_contents) in wrong else None

    return check


@pytest.mark.parametrize("name", list(zoo.public().right))
@pytest.mark.parametrize("p", [0, 0.2, 1])
def test_a_right_one_keeps_the_contract(name: str, p: float) -> None:
    layer, x = zoo.public().right[name], np.linspace(1, 2, 30_000).reshape(100, 300)
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

    def traces(layer: zoo.Layer) -> tuple[bytes, ...]:
        x, rng = np.linspace(-1, 2, 60).reshape(6, 10), np.random.default_rng(3)
        before, test = x.copy(), x.copy()
        calls = [np.array(layer(x, 0.2, rng)[0]) for _ in range(2)]
        evaluated = layer(test, 0.2, rng, train=False)[0]
        flags = bytes([np.array_equal(x, before), evaluated is test])
        return (*(np.round(a, 9).tobytes() for a in (*calls, np.array(evaluated))), flags)

    everyone = zoo.public().right | zoo.public().wrong
    assert len({traces(layer) for layer in everyone.values()}) == len(everyone)


def test_a_perfect_check_passes_and_one_that_catches_some_passes_as_far_as_it_goes() -> None:
    animals = zoo.public()
    perfect, half = oracle(animals), oracle(animals, 6)
    animals.expect_fair(perfect)
    animals.expect_caught(perfect, 12)
    animals.expect_fair(half)
    animals.expect_caught(half, 6)
    text, slug = said(animals.expect_caught, half, 7)
    assert slug == "catches-too-few"
    assert "caught 6 of 12" in text and "asks for 7" in text and list(animals.wrong)[6] in text


def test_what_was_seen_is_not_shown_again_and_enough_is_enough() -> None:
    animals, calls = zoo.public(), 0
    perfect = oracle(animals)

    def check(fn: zoo.Layer) -> str | None:
        nonlocal calls
        calls += 1
        return perfect(fn)

    animals.expect_fair(check)
    assert calls == 4 + 2
    animals.expect_caught(check, 5)
    assert calls == 4 + 2 + 3 + 1, "three more wrong ones, and a right one again"
    animals.expect_caught(check, 5)
    assert calls == 10


def test_an_accusation_of_a_right_one_costs_every_point() -> None:
    animals = zoo.public()
    name = "draws column by column"
    animals.wrong[name] = animals.right[name]  # so that the oracle accuses it
    unfair = oracle(animals)
    del animals.wrong[name]
    for call, args in ((animals.expect_fair, ()), (animals.expect_caught, (1,))):
        text, slug = said(call, unfair, *args)
        assert slug == "accuses-a-right-one" and name in text


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
def test_what_is_no_check_is_named(check: zoo.Check, slug: str) -> None:
    animals = zoo.public()

    def both() -> None:
        animals.expect_fair(check)
        animals.expect_caught(check, 1)

    assert said(both)[1] == slug


def test_a_check_that_swallows_the_keepers_refusal_is_told_all_the_same() -> None:
    def check(fn: zoo.Layer) -> str | None:
        try:
            for _ in range(2000):
                fn(np.ones(1), 0.2, np.random.default_rng(0))
        except Exception:
            return "it raises"
        return None

    assert said(zoo.public().expect_fair, check)[1] == "asks-for-too-much"


def test_a_stub_is_no_mistake() -> None:
    def stub(fn: zoo.Layer) -> None:
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        zoo.public().expect_fair(stub)


def test_an_assertion_that_fires_on_a_wrong_one_is_told_to_become_a_sentence() -> None:
    animals = zoo.public()
    perfect = oracle(animals)

    def check(fn: zoo.Layer) -> None:
        assert perfect(fn) is None, "survivors"

    animals.expect_fair(check)
    text, slug = said(animals.expect_caught, check, 1)
    assert slug == "raises-instead-of-accusing" and "AssertionError: survivors" in text


def test_they_all_look_alike() -> None:
    names: set[str] = set()
    zoo.public().verdicts(lambda fn: names.add(fn.__name__))
    assert names == {"inverted_dropout"}


def test_going_by_the_order_does_not_pay() -> None:
    """A check that is silent for as long as fairness is judged accuses right ones afterwards."""
    animals, calls = zoo.public(), 0

    def check(fn: zoo.Layer) -> str | None:
        nonlocal calls
        calls += 1
        return "wrong" if calls > 6 else None

    animals.expect_fair(check)
    assert said(animals.expect_caught, check, 3)[1] == "accuses-a-right-one"


def test_an_empty_zoo_judges_nobody() -> None:
    text, slug = said(zoo.Zoo().expect_caught, lambda fn: None, 1)
    assert slug is None and "put it back" in text
