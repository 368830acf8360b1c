"""Tokens and fingerprints: what makes no difference, what does, and what winnowing promises."""

from __future__ import annotations

import random

import pytest

from autograder.similarity.syntax import imported, parse, tokens
from autograder.similarity.winnowing import NOISE, WINDOW, grams, winnow

CODE = '''
import numpy as np

def spread(values, centre=0.0):
    """The mean square."""
    total = 0.0
    for value in values:
        total += (value - centre) ** 2  # squared
    return np.sqrt(total / len(values))
'''


def words(source: str) -> list[str]:
    tree = parse(source)
    return [t.text for t in tokens(tree, imported(tree))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("total", "acc"),
        ("spread(values, centre=0.0)", "width(values, centre=0.0)"),
        ("values, centre", "values: list[float], centre"),
        ("  # squared", ""),
        ('"""The mean square."""', "'''Something else.'''"),
        ("np.sqrt(total / len(values))", "(\n        np . sqrt( total/len( values ) )\n    )"),
        ("0.0", "0"),
    ],
)
def test_names_comments_and_layout_make_no_difference(old: str, new: str) -> None:
    assert old in CODE
    assert words(CODE.replace(old, new)) == words(CODE)


def test_the_name_under_which_a_library_is_imported_makes_no_difference() -> None:
    for head, call in (("import numpy", "numpy.sqrt"), ("from numpy import sqrt as root", "root")):
        assert words(CODE.replace("import numpy as np", head).replace("np.sqrt", call)) == words(CODE)


@pytest.mark.parametrize(("old", "new"), [("- centre", "+ centre"), ("** 2", "** 3"), ("sqrt", "exp"), ("len", "sum")])
def test_another_formula_makes_a_difference(old: str, new: str) -> None:
    assert words(CODE.replace(old, new)) != words(CODE)


def test_tables_of_constants_and_texts_say_nothing() -> None:
    assert words("w = [[1, -2], [3, 4]]\nf = 'a'") == words("v = [5, 6.5]\ng = 'b'")
    assert words("w = [a, 2]") != words("w = [1, 2]")


def test_lines_are_those_of_the_source_and_magics_are_no_part_of_it() -> None:
    found = tokens(parse("%matplotlib inline\n\nx = f(\n    y)"), {})
    assert [t.line for t in found if t.text == "name"] == [3, 3, 4]


@pytest.mark.parametrize("source", ["def f(:", "x = 1\0", "-" * 40_000 + "1", "1+" * 20_000 + "1", "#" * 50_001])
def test_what_cannot_be_read_is_one_kind_of_error(source: str) -> None:
    with pytest.raises(ValueError, match="the cell is"):
        tokens(parse(source), {})


def test_the_example_of_the_paper() -> None:
    hashes = [77, 74, 42, 17, 98, 50, 17, 98, 8, 88, 67, 39, 77, 74, 42, 17, 98]
    assert winnow(hashes, window=4) == {17: [3, 6, 15], 8: [8], 39: [11]}


def test_a_common_part_is_never_missed_and_a_shorter_one_is_never_seen() -> None:
    coin = random.Random(0)
    common = [f"c{k}" for k in range(NOISE + WINDOW - 1)]
    for _ in range(200):
        texts = []
        for name in "ab":
            before, after = ([f"{name}{coin.random()}" for _ in range(coin.randrange(9))] for _ in range(2))
            texts.append((before, after))
        long = [set(winnow(grams([*before, *common, *after]))) for before, after in texts]
        short = [set(winnow(grams([*before, *common[: NOISE - 1], *after]))) for before, after in texts]
        assert long[0] & long[1]
        assert not short[0] & short[1]


def test_what_says_nothing_is_never_chosen_and_hides_nothing() -> None:
    assert winnow([1, 5, 6, 7], window=2, without={1}) == {5: [1], 6: [2]}
    assert winnow([1, 1, 1], window=2, without={1}) == {}
