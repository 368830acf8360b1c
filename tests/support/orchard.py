"""A stock nbgrader course on growing fruit: plain ``assert`` tests, every habit of a course that was never made for us.

Its tests have any names, given cells use answers and magics, data and a module lie beside the notebook, and answers are
asked for through files, ``input``, printed text, seeds and globals.
"""

from __future__ import annotations

from pathlib import Path

from nbformat.v4 import new_markdown_cell, new_notebook

from tests.support import toy

CONFIGURATION = """\
c = get_config()
c.CourseDirectory.course_id = "orchard"
c.CourseDirectory.source_directory = "teacher"
c.Execute.timeout = 20
"""
STUDENTS = ("ada", "bo")
HARVEST = "tree,kilos\napple,12\npear,7\nplum,31\n"
MODULE = "CRATE = 10\n\n\ndef crates(kilos):\n    return -(-kilos // CRATE)\n"

#: Grade id, answer, and a wrong answer.
ANSWERS: dict[str, tuple[str, str]] = {
    "weigh": (
        "def weigh(path):\n    import csv\n    return {r['tree']: int(r['kilos']) for r in csv.DictReader(open(path))}",
        "def weigh(path):\n    return {}",
    ),
    "boxes": (
        "from packing import crates\n\ndef boxes(harvest):\n    return {t: crates(k) for t, k in harvest.items()}",
        "def boxes(harvest):\n    return {t: k // 10 for t, k in harvest.items()}",
    ),
    "rows": ("%matplotlib inline\nrows = 4", "rows = 5"),
    "plant": (
        "def plant(n):\n    return rows * n * spacing",
        "def plant(n):\n    return 4 * n * 2",
    ),
    "label": (
        "def label():\n    name = input('tree? ')\n    print('a', name)",
        "def label():\n    print('a pear')",
    ),
    "note": (
        "def note(text):\n    with open('diary.txt', 'w') as page:\n        page.write(text.upper())",
        "def note(text):\n    with open('diary.txt', 'w') as page:\n        page.write(text)",
    ),
    "rain": (
        "import random\n\ndef rain():\n    return [random.random() for _ in range(3)]",
        "def rain():\n    return [0.1, 0.2, 0.3]",
    ),
    "ripen": ("async def ripen(days):\n    return days > 30", "async def ripen(days):\n    return True"),
    "turn": ("from math import pi, sqrt", "pi, sqrt = 3, abs"),
}

#: Role ("given", the name of an answer, or "test" with its points) and text, in order.
CELLS: list[tuple[str, str, float]] = [
    ("given", "%matplotlib inline\nimport packing\nimport matplotlib.pyplot as plt\nspacing = 2\ntables = []", 0),
    ("given", "def close(a, b):\n    return abs(a - b) < 1e-9", 0),
    ("test", "assert packing.CRATE == 10 and open('data/harvest.csv').readline() == 'tree,kilos\\n'", 1),
    ("weigh", "", 0),
    (
        "given",
        "harvest = weigh('data/harvest.csv')\ntables.append(harvest)\nplt.bar(list(harvest), harvest.values())",
        0,
    ),
    ("test", "assert weigh('data/harvest.csv') == {'apple': 12, 'pear': 7, 'plum': 31}", 2),
    ("test", "assert harvest['plum'] == 31 and len(tables[0]) == 3", 1),
    ("given", "heaviest = max(harvest, key=harvest.get)", 0),
    ("test", "assert heaviest == 'plum'", 1),
    ("boxes", "", 0),
    ("test", "%time packed = boxes({'fig': 21})\nassert packed == {'fig': 3}", 1),
    ("rows", "", 0),
    ("test", "assert rows == 4", 1),
    ("plant", "", 0),
    ("test", "assert close(plant(3), rows * 6)\nspacing = 5\nassert close(plant(3), 60)", 1.5),
    (
        "test",
        "before = rows\ndel rows\ntry:\n    plant(1)\nexcept NameError:\n    pass\nelse:\n"
        "    raise AssertionError('rows is not used')\nfinally:\n    rows = before",
        1,
    ),
    ("label", "", 0),
    (
        "test",
        "import io\nfrom contextlib import redirect_stdout\nfrom unittest.mock import patch\n\n"
        "with redirect_stdout(io.StringIO()) as page, patch('builtins.input', return_value='quince'):\n    label()\n"
        "assert page.getvalue() == 'a quince\\n'",
        1,
    ),
    ("note", "", 0),
    ("test", "note('frost')\nassert open('diary.txt').read() == 'FROST'", 1),
    ("test", "note('dew')\nlines = 1 if open('diary.txt').read() == 'DEW' else 0.5\nlines", 1),
    ("rain", "", 0),
    (
        "test",
        "import random\nrandom.seed(3)\nfirst = rain()\nrandom.seed(3)\n"
        "assert first == [random.random() for _ in range(3)]",
        1,
    ),
    ("ripen", "", 0),
    ("test", "assert await ripen(31)\nassert not await ripen(30)", 1),
    ("turn", "", 0),
    ("test", "assert close(pi, 3.141592653589793)\nassert sqrt(9) == 3", 1),
]


def notebook(answers: dict[str, str] | None = None):
    """The teacher's notebook, or a student's with these answers."""
    cells = []
    for number, (role, text, points) in enumerate(CELLS):
        if role == "given":
            cells.append(toy.code(text, f"cell-{number}"))
        elif role == "test":
            grade_id = f"cell-{number:x}c5b770ce3dc93"
            hidden = f"### BEGIN HIDDEN TESTS\n{text}\n### END HIDDEN TESTS" if number == 5 else text
            shown = text if answers is None or number != 5 else ""
            source = hidden if answers is None else shown
            cells.append(toy.code(source, f"cell-{number}", nbgrader=toy.nbgrader(grade_id, points=points)))
        else:
            right = f"### BEGIN SOLUTION\n{ANSWERS[role][0]}\n### END SOLUTION"
            source = right if answers is None else answers[role]
            cells.append(toy.code(source, f"cell-{number}", nbgrader=toy.nbgrader(role)))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def make(root: Path) -> Path:
    """The course, with what two students handed in: all right, and all wrong."""
    (root / "nbgrader_config.py").write_text(CONFIGURATION)
    source = root / "teacher" / "fruit"
    toy.write(source / "trees.ipynb", notebook())
    (source / "data").mkdir()
    (source / "data" / "harvest.csv").write_text(HARVEST)
    (source / "packing.py").write_text(MODULE)
    for student, which in (("ada", 0), ("bo", 1)):
        answers = {name: texts[which] for name, texts in ANSWERS.items()}
        toy.write(root / "submitted" / student / "fruit" / "trees.ipynb", notebook(answers))
    return root


# ------------------------------------------------------------------------------------------ every way to give points

LATE = """\
c.AssignLatePenalties.plugin_class = "lateness.Half"
"""
LATENESS = """\
from nbgrader.plugins import BasePlugin


class Half(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2 if total_seconds_late > 3600 else None
"""
DUE = "2026-03-01 12:00:00 UTC"
#: When each student submitted ``market``.
SUBMITTED = {"ada": "2026-03-01 11:00:00 UTC", "bo": "2026-03-02 12:00:00 UTC"}
AUTOTESTS = """\
python3:
    setup: "from hashlib import sha1"
    hash: 'sha1({{snippet}}.encode("utf-8")+b"{{salt}}").hexdigest()'
    dispatch: "type({{snippet}})"
    normalize: "str({{snippet}})"
    check: 'assert {{snippet}} == "{{value}}", "{{message}}"'
    templates:
        default:
            - test: "type({{snippet}})"
              fail: "type of {{snippet}} is not correct"
            - test: "{{snippet}}"
              fail: "value of {{snippet}} is not correct"
"""
#: Answers, and others, of the notebook ``market``.
MARKET_ANSWERS = {
    "price": ("def price(n):\n    return 3 * n", "def price(n):\n    return 3 * n if n < 5 else 0"),
    "stall": ("stall = ['fig', 'pear']", "stall = ['fig']"),
    "essay": ("Figs.", "Pears."),
    "sketch": ("print('a stall')", "print('no stall')"),
}


def market(answers: dict[str, str] | None = None):
    """The teacher's notebook ``market``, or a student's with these answers."""

    def answer(name: str) -> str:
        if answers is not None:
            return answers[name]
        right = MARKET_ANSWERS[name][0]
        return right if name == "essay" else f"### BEGIN SOLUTION\n{right}\n### END SOLUTION"

    def by_hand(name: str, points: float, **more: object) -> dict[str, object]:
        return toy.nbgrader(name, points=points) | {"solution": True, "locked": False} | more

    def test(name: str, text: str, points: float):
        return toy.code(text, f"market-{name}", nbgrader=toy.nbgrader(name, points=points))

    cells = [
        toy.code(answer("price"), "price", nbgrader=toy.nbgrader("price")),
        test("partial", "1 if price(7) == 21 else 0.5", 1),
        test("numpys", "import numpy as np\nassert price(2) == 6\nnp.float64(1.5)", 2),
        test("words", "assert price(1) == 3\n'well done'", 1),
        test("extra", "assert price(9) == 27", 0),
        test("written", "### AUTOTEST price(2); price(6)", 2),
        test("hashed", "### HASHED AUTOTEST price(4)\n### HASHED AUTOTEST price(8)", 2),
        toy.code(answer("stall"), "stall", nbgrader=toy.nbgrader("stall")),
        test("listed", "assert len(stall) == 2\n### AUTOTEST stall", 3),
        new_markdown_cell(answer("essay"), id="essay", metadata={"nbgrader": by_hand("essay", 4)}),
        toy.code(answer("sketch"), "sketch", nbgrader=by_hand("sketch", 5)),
        new_markdown_cell(
            "Build a stall.",
            id="task",
            metadata={"nbgrader": by_hand("task", 6, task=True) | {"grade": False, "solution": False, "locked": True}},
        ),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def make_market(root: Path) -> Path:
    """Adds the assignment ``market`` to a course, with what the same two students handed in."""
    (root / "nbgrader_config.py").write_text(CONFIGURATION + LATE)
    (root / "lateness.py").write_text(LATENESS)
    (root / "autotests.yml").write_text(AUTOTESTS)
    toy.write(root / "teacher" / "market" / "market.ipynb", market())
    for student, which in (("ada", 0), ("bo", 1)):
        answers = {name: texts[which] for name, texts in MARKET_ANSWERS.items()}
        path = toy.write(root / "submitted" / student / "market" / "market.ipynb", market(answers))
        (path.parent / "timestamp.txt").write_text(SUBMITTED[student])
    return root


def letters(text: str):
    """A notebook without a test: an answer in Markdown, and a task, for a person alone."""
    essay = toy.nbgrader("letter", points=4) | {"solution": True, "locked": False}
    task = toy.nbgrader("bake", points=6) | {"grade": False, "task": True}
    cells = [new_markdown_cell(text, id="letter", metadata={"nbgrader": essay})]
    cells.append(new_markdown_cell("Bake a tart.", id="bake", metadata={"nbgrader": task}))
    return new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})


def make_letters(root: Path) -> Path:
    """Adds the assignment ``letters`` to a course, with what the same two students handed in: two notebooks each.

    Their names have blanks, and of the first nothing is graded.
    """
    prose = new_notebook(cells=[new_markdown_cell("Read me first.", id="prose"), toy.code("1 + 1", "sum")])
    for folder, text in ((root / "teacher", "Dear aunt."), *((root / "submitted" / s, f"Dear {s}.") for s in STUDENTS)):
        toy.write(folder / "letters" / "1 - Before you begin.ipynb", prose)
        toy.write(folder / "letters" / "2 - Letters, to an aunt.ipynb", letters(text))
    return root


def rotten(answer: str):
    """A notebook that has aged: prose in a code cell, and a test that no answer passes."""

    def test(name: str, text: str):
        return toy.code(text, name, nbgrader=toy.nbgrader(name, points=1))

    cells = [
        toy.code("This should be *prose*.", "prose"),
        toy.code("pips = 5", "pips"),
        toy.code(answer, "core", nbgrader=toy.nbgrader("core")),
        test("whole", "assert core(2) == 2 * pips"),
        test("worm", "import math\nassert core(1) == math.no_such_name"),
        test("half", "0.5 if core(3) == 15 else 0"),
    ]
    return new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})


def make_rotten(root: Path) -> Path:
    """Adds the assignment ``rotten`` to a course, with what the same two students handed in."""
    answers = {"ada": "def core(n):\n    return 5 * n", "bo": "def core(n):\n    return 0"}
    toy.write(root / "teacher" / "rotten" / "rotten.ipynb", rotten(answers["ada"]))
    for student, answer in answers.items():
        toy.write(root / "submitted" / student / "rotten" / "rotten.ipynb", rotten(answer))
    return root


# ------------------------------------------------------------------------------ tests that cannot be judged apart

#: Stands in the hidden line of a test that is judged apart, and of one that runs beside.
APART_WORD, BESIDE_WORD = "medlar", "damson"

#: Answers, and wrong ones, of the notebook ``press``.
PRESS_ANSWERS: dict[str, tuple[str, str]] = {
    "Basket": (
        "class Basket:\n    def __init__(self, n):\n        self.n = n\n\n    def __eq__(self, other):\n"
        "        return self.n == other.n\n\n    def __add__(self, other):\n        return Basket(self.n + other.n)",
        "class Basket:\n    def __init__(self, n):\n        self.n = n",
    ),
    "juice": ("def juice(crate):\n    return sum(f.kilos for f in crate)", "def juice(crate):\n    return 3"),
    "lines": ("def lines(path):\n    return len(open(path).readlines())", "def lines(path):\n    return 1"),
    "root": ("def root(x):\n    return math.sqrt(x)", "def root(x):\n    return x**0.5"),
}
#: Kind (as in ``CELLS``, with the name of a test), text, points.
PRESS: list[tuple[str, str, float]] = [
    ("given", "import math", 0),
    ("Basket", "", 0),
    (
        "test equal",
        "assert Basket(3) == Basket(3)\n### BEGIN HIDDEN TESTS\n"
        f"assert Basket(1) + Basket(2) == Basket(3)  # {BESIDE_WORD}\n### END HIDDEN TESTS",
        2,
    ),
    ("test count", "one = Basket(5)\nassert one.n == 5\nglobals()['more'] = 8", 1),
    ("juice", "", 0),
    (
        "test fruit",
        "class Fruit:\n    def __init__(self, kilos):\n        self.kilos = kilos\n\n"
        "crate = [Fruit(1), Fruit(2)]\nassert juice(crate) == 3",
        3,
    ),
    ("test neighbours", "crate.append(Fruit(one.n))\nassert juice(crate) == more", 1),
    ("lines", "", 0),
    ("test written", "open('list.txt', 'w').write('a\\nb\\n')\nfound = lines('list.txt')\nfound / 2 + 1", 2),
    ("root", "", 0),
    (
        "test patched",
        "from unittest.mock import patch\nwith patch('math.sqrt', lambda x: 7):\n    assert root(3) == 7",
        1,
    ),
    (
        "test hidden",
        f"assert root(4) == 2\n### BEGIN HIDDEN TESTS\nassert root(9) == 3  # {APART_WORD}\n### END HIDDEN TESTS",
        1,
    ),
]
#: The tests of ``press`` that only pass beside the code under test.
BESIDE = frozenset({"equal", "fruit", "neighbours", "written", "patched"})


def press(answers: dict[str, str] | None = None):
    """The teacher's notebook ``press``, or a student's with these answers."""
    cells = []
    for number, (kind, text, points) in enumerate(PRESS):
        name = kind.removeprefix("test ")
        if kind == "given":
            cells.append(toy.code(text, f"press-{number}"))
        elif name != kind:
            seen = text if answers is None else text.split("\n### BEGIN")[0]
            cells.append(toy.code(seen, f"press-{number}", nbgrader=toy.nbgrader(name, points=points)))
        else:
            right = f"### BEGIN SOLUTION\n{PRESS_ANSWERS[kind][0]}\n### END SOLUTION"
            source = right if answers is None else answers.get(kind, PRESS_ANSWERS[kind][0])
            cells.append(toy.code(source, f"press-{number}", nbgrader=toy.nbgrader(kind)))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def make_press(root: Path) -> Path:
    """Adds the assignment ``press`` to a course, with what the same two students handed in."""
    (root / "nbgrader_config.py").write_text(CONFIGURATION)
    toy.write(root / "teacher" / "press" / "press.ipynb", press())
    for student, which in (("ada", 0), ("bo", 1)):
        answers = {name: texts[which] for name, texts in PRESS_ANSWERS.items()}
        toy.write(root / "submitted" / student / "press" / "press.ipynb", press(answers))
    return root
