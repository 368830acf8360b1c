"""Given cells: which statements are the judge's own, and what a test asks the student's process for."""

from __future__ import annotations

import pytest

from autograder.judge.given import Given, compiled_cell, compiled_test, given_of
from autograder.notebook.cells import Cell, Role, defined_names


def read(*cells: tuple[Role, str]) -> Given:
    made = (
        Cell(str(n), role, text, f"cell-{n}", names=defined_names(text) if role == "solution" else frozenset())
        for n, (role, text) in enumerate(cells)
    )
    return given_of(tuple(made))


def kept(given: Given, text: str) -> set[str]:
    namespace: dict[str, object] = {}
    exec(given.code[text], namespace)
    return namespace.keys() - {"__builtins__"}


def test_a_statement_that_uses_an_answer_is_the_students_and_all_others_are_the_judges() -> None:
    text = "import math\nlimit = 3\nfound = [grow(n) for n in range(limit)]\nbest = max(found)\nunit = 'kg'"
    given = read(("solution", "def grow(n): return n"), ("given", text), ("test", "assert best == limit == math.tau"))
    assert kept(given, text) == {"math", "limit", "unit"}
    assert given.names == {"grow", "found", "best"}


def test_a_helper_that_uses_an_answer_when_it_is_called_is_the_judges_and_what_calls_it_is_not() -> None:
    text = "def helper(x):\n    return grow(x) + 1\nalias = helper\ntried = helper(2)"
    test = "assert helper(3) == 4"
    given = read(("solution", "def grow(n): return n"), ("given", text), ("test", test))
    assert kept(given, text) == {"helper"} and given.names == {"grow", "alias", "tried"}
    assert given.asked[test] == {"grow"}, "what a helper reads is there when a test calls it"


def test_what_an_answer_was_put_into_is_the_students_and_a_module_is_nobodys() -> None:
    text = "import math\nlog, limit = [], 5\nlog.append(grow(1))\nprint(limit, grow(2))\nmath.sqrt(grow(4))"
    given = read(("solution", "def grow(n): return n"), ("given", text), ("test", "assert log == [1]"))
    assert given.names == {"grow", "log"}


def test_a_given_cell_above_the_answer_does_not_use_it() -> None:
    text = "rate = 1\nhalf = rate / 2"
    given = read(("given", text), ("solution", "rate = 7"), ("given", "double = rate * 2"))
    assert kept(given, text) == {"rate", "half"} and given.names == {"rate", "double"}


def test_what_draws_is_where_the_students_figures_are() -> None:
    text = "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\nfrom math import pi"
    given = read(("given", text), ("test", "assert plt.gcf() and axes and pi"))
    assert given.names == {"plt", "figure", "axes"} and kept(given, text) == {"pi"}


def test_only_what_the_code_under_test_reads_is_told_to_it() -> None:
    answer = "def grow(n):\n    local = 1\n    return n * rate"
    test = "expected = 12\nrate = 4\nlocal = 2\nimport math as rate2\nassert grow(3) == expected"
    given = read(("given", "rate = 1\nexpected = None\nlocal = 0"), ("solution", answer), ("test", test))
    assert given.set[test] == {"rate"}, "an expected value stays with the judge"


def test_a_name_that_an_answer_imports_is_asked_for_and_known_by_its_module() -> None:
    test = "assert abs(turn(pi) - 1) < 1 and sqrt(4) == 2 and helper"
    given = read(
        ("given", "helper = 1"), ("solution", "from math import pi, sqrt\ndef turn(x): return x"), ("test", test)
    )
    assert given.asked[test] == {"turn", "pi", "sqrt"}
    assert {name: (i.module, i.name) for name, i in given.imports.items()} == {n: ("math", n) for n in ("pi", "sqrt")}


def test_a_given_cell_that_what_a_test_did_could_break_has_no_second_chance() -> None:
    test, later = "total = grow(1)\nseen.append(total)", "share = 1 / total"
    given = read(("given", "seen = []"), ("solution", "def grow(n): return n"), ("test", test), ("given", later))
    assert given.defines == {later: frozenset(), "seen = []": {"seen"}}


@pytest.mark.parametrize(
    "text", ["%%time\nx = 1", "%time x = 1", "%timeit -n 2 x = 1", "%%capture out\nx = 1", "x = 1"]
)
def test_a_magic_that_only_measures_is_left_out(text: str) -> None:
    namespace: dict[str, object] = {}
    exec(compiled_cell(text, "<test>"), namespace)
    assert namespace["x"] == 1


def test_a_cell_that_does_not_compile_says_so_when_it_runs_and_spoils_no_other() -> None:
    found = read(("given", "No code, but *prose*."), ("given", "x = 1"), ("test", "assert ("))
    with pytest.raises(SyntaxError):
        exec(found.code["No code, but *prose*."])
    with pytest.raises(SyntaxError):
        exec(compiled_test("assert ("))
    namespace: dict[str, object] = {}
    exec(found.code["x = 1"], namespace)
    assert namespace["x"] == 1
