"""Checks of notebook 10: coins that hang on their place, rules in several cases, sets of wires."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Answer, Wrong
from dropout_lab.checks.transformers import Tossed, expect_rule, flags, same_wires

WIRES = "a", "b", "c"


def test_coins_hang_on_place_and_shape_and_not_on_the_order_of_calls() -> None:
    one, other = (Tossed(1, ("here", "there")) for _ in range(2))
    h = np.ones((20, 30))
    first = one(h, "here"), one(h, "there")
    second = other(h, "there"), other(h, "here")
    assert np.array_equal(first[0], second[1]) and np.array_equal(first[1], second[0])
    assert set(np.unique(first[0])) == {0.0, 1 / 0.6}
    places = "knows the places 'here', 'there' alone"
    for arguments, said in (((h, "elsewhere"), places), (("here", h), "the array first")):
        with pytest.raises(ValueError, match=said):
            one(*arguments)


def rule(x: float) -> float:
    return x * x


def test_a_misconception_is_named_only_if_it_fits_every_case() -> None:
    cases = [(2.0,), (3.0,)]
    slips: dict[str, Any] = {"keeps-with-p": [lambda x: 2 * x, lambda x: 3 * x]}
    expect_rule(lambda x: x**2, rule, cases, slips)
    with pytest.raises(Wrong) as caught:
        expect_rule(lambda x: 3 * x, rule, cases, slips)
    assert caught.value.misconception == "keeps-with-p"
    with pytest.raises(Wrong) as caught:
        expect_rule(lambda x: 3 * x if x == 2 else 8.9, rule, cases, slips)
    assert caught.value.misconception is None


def test_several_values_are_compared_one_by_one() -> None:
    def right(x: float) -> tuple[float, list[float]]:
        return x, [x, 2 * x]

    cases = [(2.0,), (3.0,)]
    expect_rule(lambda x: (x, np.array([x, 2 * x])), right, cases, {}, ("m", "ps"))
    with pytest.raises(Wrong, match="ps gave"):
        expect_rule(lambda x: (x, [x, x]), right, cases, {}, ("m", "ps"))
    with pytest.raises(Wrong):
        expect_rule(lambda x: x, right, cases, {}, ("m", "ps"))


@pytest.mark.parametrize("value", [{"a", "c"}, ["c", "a", "a"], ("a", "c"), np.array(["a", "c"]), frozenset("ca")])
def test_names_of_wires_come_in_any_collection(value: Any) -> None:
    assert flags(WIRES)(Answer(value, "f()")).array().tolist() == [1, 0, 1]


@pytest.mark.parametrize("value", ["a", 3, [0, 2], {"d"}, [True]])
def test_what_is_no_collection_of_names_is_told_so(value: Any) -> None:
    with pytest.raises(Wrong) as caught:
        flags(WIRES)(Answer(value, "f()"))
    assert caught.value.misconception == "wires-by-name"


def test_a_visible_set_is_compared_with_what_was_recorded() -> None:
    answer = flags(WIRES)(Answer({"a"}, "f()"))
    same_wires(WIRES)(answer, [1, 0, 0], {})
    with pytest.raises(Wrong) as caught:
        same_wires(WIRES)(answer, [1, 1, 0], {"all-that-follows": [1, 0, 0]})
    assert caught.value.misconception == "all-that-follows"
    with pytest.raises(Wrong, match=r"named a; missing: b.$"):
        same_wires(WIRES)(answer, [1, 1, 0], {"all-that-follows": None})
    with pytest.raises(Wrong, match=r"; missing: b and too many: a.$"):
        same_wires(WIRES)(answer, [0, 1, 0], {})
