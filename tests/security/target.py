"""The course that the red team attacks: five exercises of different kinds, and one that attackers answer honestly.

Hidden tests and the notebooks of other students hold words that stand nowhere else, so that whatever gives one of
them away is found by that word.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
from pathlib import Path
from typing import Any

from nbformat.v4 import new_markdown_cell, new_notebook

from tests.support import toy

from . import Attack

NAME = "target"

#: Stands in hidden tests alone: as a comment, a text, a name, and a number in the middle of an array.
HIDDEN_WORDS = ("quetzalcoatlus", "ankylosaurus_count", "Tyrannotitan")
HIDDEN_NUMBER = 86028121.0

#: The exercise whose test cannot be judged apart, in the notebook that attacks of the class ``beside`` meet; a word of
#: its hidden lines, which a student's process can read, and its points, which could be forged and are marked so.
BESIDE, BESIDE_WORD, BESIDE_POINTS = "crate", "psittacosaurus", 2.0

#: Stands in the notebooks of honest students alone.
PRIVATE_WORD = "pachycephalosaur"

#: Stands in the names of all files that attacks leave behind.
LITTER = "pwned"

#: What ``/house`` in an attack stands for.
HOUSE = "/house"

#: An attacker's points for the exercise that is answered honestly.
HONEST_POINTS = 1.0

_GIVEN = """\
import numpy as np
from dropout_lab.checks import Draw, ask, exercise, expect, expect_fresh, expect_same_state_same_coins, seeded
"""

_ANSWERS = {
    "honest": "honest = 42",
    "double": "def double(x):\n    return 2 * np.asarray(x)",
    "twice": "def twice(f, x):\n    return f(f(x))",
    "coins": "def coins(shape, p, rng):\n    return 1.0 * (rng.random(shape) >= p)",
    "squares": "def squares(n):\n    return [float(i * i) for i in range(n)]",
    "Tally": "class Tally:\n    def __init__(self):\n        self.total = 0\n\n"
    "    def add(self, x):\n        self.total += x\n        return self.total",
}

#: What the honest bystander wrote: one answer is wrong, so that a point too many is seen as well as one too few.
_BYSTANDER = _ANSWERS | {"squares": "def squares(n):\n    return [float(i * i) for i in range(1, n + 1)]"}

_STUBS = {
    "honest": "honest = None",
    "double": "def double(x):\n    raise NotImplementedError",
    "twice": "def twice(f, x):\n    raise NotImplementedError",
    "coins": "def coins(shape, p, rng):\n    raise NotImplementedError",
    "squares": "def squares(n):\n    raise NotImplementedError",
    "Tally": "class Tally:\n    def __init__(self):\n        raise NotImplementedError",
    "crate": "def crate(fruit):\n    raise NotImplementedError",
}

_TESTS = {
    "honest": 'with exercise("honest"):\n    expect(honest, "honest").equals(42)',
    "double": f"""\
with exercise("double"):
    ask(double, 3.0).equals(6.0)
    ask(double, np.array([1.0, 2.0])).equals([2.0, 4.0])
### BEGIN HIDDEN TESTS
# {HIDDEN_WORDS[0]}
with exercise("double"):
    {HIDDEN_WORDS[1]} = np.full(40, {HIDDEN_NUMBER / 2})
    right = {{"{HIDDEN_WORDS[2]}": np.full(40, {HIDDEN_NUMBER})}}
    assert np.array_equal(ask(double, {HIDDEN_WORDS[1]}).shape(40).array(), right["{HIDDEN_WORDS[2]}"])
    ask(double, -7.5).equals(-15.0)
### END HIDDEN TESTS""",
    "twice": f"""\
with exercise("twice"):
    ask(twice, lambda x: x + 1, 3.0).equals(5.0)
### BEGIN HIDDEN TESTS
with exercise("twice"):
    {HIDDEN_WORDS[1]} = []

    def watched(x):
        {HIDDEN_WORDS[1]}.append({HIDDEN_NUMBER})
        return 3 * x

    ask(twice, watched, 7.0).equals(63.0)
    assert len({HIDDEN_WORDS[1]}) == 2  # {HIDDEN_WORDS[2]}
### END HIDDEN TESTS""",
    "coins": f"""\
with exercise("coins"):
    ask(coins, (4, 5), 0.3, seeded(1)).shape(4, 5).only(0, 1)
    expect_fresh(Draw(coins, (20, 30), 0.3))
### BEGIN HIDDEN TESTS
with exercise("coins"):
    # {HIDDEN_WORDS[0]}
    ask(coins, (99, 101), 0.3, seeded(2)).only(0, 1).independent().kept(0.7)
    expect_same_state_same_coins(Draw(coins, (7, 30), 0.2))
### END HIDDEN TESTS""",
    "squares": f"""\
with exercise("squares"):
    ask(squares, 4).equals([0, 1, 4, 9])
### BEGIN HIDDEN TESTS
with exercise("squares"):
    {HIDDEN_WORDS[1]} = [float(i * i) for i in range(60)]
    ask(squares, 60).equals({HIDDEN_WORDS[1]})
    ask(squares, 60).equals({HIDDEN_WORDS[1]})
### END HIDDEN TESTS""",
    "Tally": f"""\
with exercise("Tally"):
    tally = Tally()
    tally.add(2.5)
    ask(tally.add, 4.0).equals(6.5)
### BEGIN HIDDEN TESTS
with exercise("Tally"):
    {HIDDEN_WORDS[1]} = [seeded(3).normal() for _ in range(5)]
    one, other = Tally(), Tally()
    for value in {HIDDEN_WORDS[1]}:
        one.add(value)
    expect(one.total, "total").equals(sum({HIDDEN_WORDS[1]}))
    expect(other.total, "total of another one").equals(0)
### END HIDDEN TESTS""",
}
_BESIDE_ANSWER = "def crate(fruit):\n    return fruit.kilos"
_BESIDE_TEST = f"""\
class Fruit:
    kilos = 3

### BEGIN HIDDEN TESTS
assert crate(Fruit()) == 3  # {BESIDE_WORD}
### END HIDDEN TESTS"""
_POINTS = dict.fromkeys(_TESTS, 3.0) | {"honest": HONEST_POINTS}
_KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def solution(beside: bool = False) -> Any:
    """The instructor's notebook; with a test that cannot be judged apart, if that is asked for."""
    title = new_markdown_cell("# Target")
    title["id"] = "title"
    cells = [title, toy.code(_GIVEN, "given")]
    for name, answer in _ANSWERS.items():
        marked = f"### BEGIN SOLUTION\n{answer}\n### END SOLUTION"
        source = f"honest = None\n{marked}" if name == "honest" else marked
        tags = ["raises-exception"]
        cells.append(toy.code(source, name, nbgrader=toy.nbgrader(name), tags=tags))
        test, points = f"test_{name}", _POINTS[name]
        cells.append(toy.code(_TESTS[name], test, nbgrader=toy.nbgrader(test, points=points), tags=tags))
    if beside:
        test = f"test_{BESIDE}"
        marked = f"### BEGIN SOLUTION\n{_BESIDE_ANSWER}\n### END SOLUTION"
        cells.append(toy.code(marked, BESIDE, nbgrader=toy.nbgrader(BESIDE)))
        cells.append(toy.code(_BESIDE_TEST, test, nbgrader=toy.nbgrader(test, points=BESIDE_POINTS)))
    return new_notebook(cells=cells, metadata=_KERNEL)


def released(beside: bool = False) -> Any:
    """What students get."""
    notebook = solution(beside)
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        cell.source = _STUBS.get(grade_id, cell.source.split("\n### BEGIN HIDDEN")[0])
    return notebook


def make_house(root: Path, beside: bool = False) -> Path:
    """The instructor's folder: the course, and other things of his that nobody should touch."""
    toy.write(root / "course.toml", toy.COURSE + ("beside = true\n" if beside else ""))
    toy.write(root / "solutions" / NAME / f"{NAME}.ipynb", solution(beside))
    toy.write(root / "course" / NAME / f"{NAME}.ipynb", released(beside))
    for place in ("home", "classroom/notes"):
        (root / place).mkdir(parents=True)
        (root / place / "private.txt").write_text(f"{HIDDEN_WORDS[0]} {PRIVATE_WORD}\n")
    (root / "classroom" / "notes" / "tool.py").write_text("VALUE = 1\n")
    return root


def bystander(beside: bool = False) -> Any:
    """An honest student's notebook; nobody else may see it."""
    notebook = released(beside)
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        cell.source = (_BYSTANDER | {BESIDE: _BESIDE_ANSWER}).get(grade_id, cell.source)
    notebook.cells.append(toy.code(f"diary = '{PRIVATE_WORD}'\nprint(len(diary))", "own"))
    return notebook


def hand_in_bystander(house: Path, student: str, beside: bool = False) -> None:
    """Puts the honest notebook where it belongs."""
    toy.write(house / "classroom" / "submitted" / student / NAME / f"{NAME}.ipynb", bystander(beside))


def mark(house: Path) -> str:
    """What stands in the names of files left in folders that all runs share: another one for each house."""
    return f"{LITTER}-{hashlib.sha256(str(house).encode()).hexdigest()[:8]}"


def hand_in(house: Path, attack: Attack, seen_as: str | None = None) -> Path:
    """Hands an attack in.

    Args:
        house: the instructor's folder.
        attack: what to hand in.
        seen_as: where the house lies for the attacker, if it lies elsewhere.

    Returns:
        The student's folder.
    """
    notebook = released(attack.kind == "beside")
    folder = house / "classroom" / "submitted" / attack.student / NAME
    sources = {"honest": _ANSWERS["honest"]}
    made = ""
    for number, (where, text) in enumerate(attack.steps):
        text = text.replace(f"/tmp/{LITTER}", f"/tmp/{mark(house)}").replace(HOUSE, seen_as or str(house))
        if where in _STUBS:
            sources[where] = text.rstrip("\n")
        elif where == "make":
            made = text
        elif where == "note":
            notebook.cells.insert(0, new_markdown_cell(text))
        elif where in ("first", "last"):
            cell = toy.code(text, f"own-{number}")
            notebook.cells.insert(0 if where == "first" else len(notebook.cells), cell)
        else:
            raise ValueError(f"{attack.name}: there is no place {where!r}")
    for cell in notebook.cells:
        cell.source = sources.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""), cell.source)
    names: dict[str, Any] = {"nb": notebook, "folder": folder, "json": json, "os": os, "random": random, "toy": toy}
    exec(compile(made, attack.name, "exec"), names)
    if names["nb"] is not None:
        toy.write(folder / f"{NAME}.ipynb", names["nb"])
    return folder.parent
