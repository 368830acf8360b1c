"""Notebooks as they come: real ones, changed as people and programs change them, and as broken disks do.

    python -m tests.soak.mutants --mutants 10000 --graded 100

``KIND`` changes leave the student's answers as they are: whatever of them is combined, the notebook must be read, each
answer must run before its test is judged, and the score must be full. ``CRUEL`` changes may destroy anything: then it
is read, or has a status and a sentence.
"""

from __future__ import annotations

import argparse
import ast
import copy
import json
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.config.limits import Limits
from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.regions import without_hidden_tests
from autograder.notebook.schedule import merge
from autograder.notebook.submission import Submission, Unreadable, read_submission
from autograder.run.worker import Worker
from autograder.sandbox.choice import choose_sandbox

ROOT = Path(__file__).resolve().parents[2]
CHECKS = "dropout_lab.checks"
LIMITS = Limits()


@dataclass
class Mutant:
    """A folder that a student hands in.

    Attributes:
        notebook: as JSON has it.
        data: its bytes, once they are made.
        name: of its file.
        beside: other files in the folder, by name.
        done: which changes made it.
    """

    notebook: dict[str, Any]
    name: str
    data: bytes = b""
    beside: dict[str, bytes] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)

    @property
    def cells(self) -> list[dict[str, Any]]:
        return self.notebook["cells"]  # type: ignore[no-any-return]

    def of(self, *roles: str) -> list[int]:
        """Places of code cells of these roles, as far as they can be told."""
        return [i for i, cell in enumerate(self.cells) if isinstance(cell, dict) and cell.get("role") in roles]

    def write(self, folder: Path) -> Path:
        """Puts it where it is to be read."""
        folder.mkdir()
        (folder / self.name).write_bytes(self.data)
        for name, data in self.beside.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
        return folder


def honest(assignment: Assignment) -> Mutant:
    """What a student hands in who answered everything rightly. Each cell knows its ``role`` until it is written."""
    notebook = json.loads(assignment.path.read_text(encoding="utf-8"))
    by_id = {cell.id: cell for cell in assignment.cells}
    for cell in notebook["cells"]:
        known = by_id[cell["id"]]
        cell["role"], cell["source"] = (
            known.role,
            without_hidden_tests(known.source) if known.role == "test" else known.source,
        )
        cell["source"] = "\n".join(line for line in cell["source"].split("\n") if not line.strip().startswith("### "))
    return Mutant(notebook, assignment.path.name)


# ------------------------------------------------------------------------------------------------ kind changes

Change = Callable[[Mutant, random.Random], None]


def _some(places: list[int], rng: random.Random) -> list[int]:
    return [i for i in places if rng.random() < 0.5]


def _metadata(cell: dict[str, Any]) -> dict[str, Any]:
    found = cell.get("metadata")
    return found if isinstance(found, dict) else {}


def ids_are_missing(m: Mutant, rng: random.Random) -> None:
    for cell in m.cells:
        cell.pop("id", None)


def ids_are_all_the_same(m: Mutant, rng: random.Random) -> None:
    one = rng.choice(m.cells).get("id", "x")
    for cell in m.cells:
        cell["id"] = one


def ids_are_new(m: Mutant, rng: random.Random) -> None:
    for cell in m.cells:
        cell["id"] = f"{rng.getrandbits(32):08x}"


def names_of_solutions_are_lost(m: Mutant, rng: random.Random) -> None:
    for i in _some(m.of("solution"), rng):
        m.cells[i]["metadata"] = rng.choice(
            [{}, None, [], {"nbgrader": {}}, {"nbgrader": None}, {"nbgrader": {"grade_id": 7}}]
        )


def names_of_tests_are_lost(m: Mutant, rng: random.Random) -> None:
    for i in _some(m.of("test"), rng):
        m.cells[i]["metadata"] = {}


def all_metadata_is_lost(m: Mutant, rng: random.Random) -> None:
    m.notebook.pop("metadata", None)
    for cell in m.cells:
        cell.pop("metadata", None)


def colab(m: Mutant, rng: random.Random) -> None:
    m.notebook["metadata"] = {"colab": {"provenance": [], "toc_visible": True}, "accelerator": "GPU"}
    m.notebook["nbformat_minor"] = 0
    for cell in m.cells:
        meta = cell["metadata"] = dict(_metadata(cell))
        meta |= {"id": f"{rng.getrandbits(40):x}", "outputId": "0", "colab": {"base_uri": "https://localhost:8080/"}}
        cell.pop("id", None)


def vscode(m: Mutant, rng: random.Random) -> None:
    m.notebook["metadata"] = {"language_info": {"name": "python"}, "vscode": {"interpreter": {"hash": "ab"}}}
    for cell in m.cells:
        cell["metadata"] = {**_metadata(cell), "vscode": {"languageId": "python"}}


def widgets(m: Mutant, rng: random.Random) -> None:
    state = {f"{rng.getrandbits(64):x}": {"model_name": "IntSliderModel", "state": {"value": n}} for n in range(20)}
    m.notebook.setdefault("metadata", {})["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": state}}


def attachments(m: Mutant, rng: random.Random) -> None:
    cell = {"cell_type": "markdown", "metadata": {}, "source": "![me](attachment:me.png)"}
    m.cells.insert(0, {**cell, "attachments": {"me.png": {"image/png": "iVBORw0KGgo="}}})


def tests_are_deleted(m: Mutant, rng: random.Random) -> None:
    for i in reversed(_some(m.of("test"), rng)):
        del m.cells[i]


def given_cells_are_deleted(m: Mutant, rng: random.Random) -> None:
    for i in reversed(_some(m.of("given", "experiment"), rng)):
        del m.cells[i]


def prose_is_deleted(m: Mutant, rng: random.Random) -> None:
    for i in reversed(_some(m.of("prose"), rng)):
        del m.cells[i]


def tests_are_changed(m: Mutant, rng: random.Random) -> None:
    for i in _some(m.of("test"), rng):
        m.cells[i]["source"] = rng.choice(["", "pass", "# done", "x = = 1", m.cells[i]["source"] + "\nprint(1)"])
        meta = m.cells[i].get("metadata")
        if isinstance(meta, dict) and isinstance(meta.get("nbgrader"), dict):
            meta["nbgrader"] |= {"points": rng.choice([100, None, "x"]), "grade": rng.random() < 0.5}


def tags_are_added(m: Mutant, rng: random.Random) -> None:
    for cell in m.cells:
        if isinstance(cell.get("metadata"), dict):
            cell["metadata"]["tags"] = rng.choice([["skip-execution"], ["experiment"], "x", None, ["remove-cell"]])


def given_cells_are_added_to(m: Mutant, rng: random.Random) -> None:
    for i in _some(m.of("given"), rng):
        m.cells[i]["source"] += "\nimport math"


def cells_are_copied(m: Mutant, rng: random.Random) -> None:
    for _ in range(rng.randint(1, 3)):
        i = rng.randrange(len(m.cells))
        if m.cells[i].get("role") in ("prose", "solution", "given"):
            m.cells.insert(i + 1, copy.deepcopy(m.cells[i]))


def tests_are_moved(m: Mutant, rng: random.Random) -> None:
    for _ in range(3):
        if places := m.of("test"):
            cell = m.cells.pop(rng.choice(places))
            m.cells.insert(rng.randint(0, len(m.cells)), cell)


def a_solution_stands_after_its_test(m: Mutant, rng: random.Random) -> None:
    for i in _some(m.of("solution"), rng):
        if i + 1 < len(m.cells) and m.cells[i + 1].get("role") == "test":
            m.cells[i], m.cells[i + 1] = m.cells[i + 1], m.cells[i]


def prose_is_moved(m: Mutant, rng: random.Random) -> None:
    if places := m.of("prose"):
        cell = m.cells.pop(rng.choice(places))
        m.cells.insert(rng.randint(0, len(m.cells)), cell)


def cells_are_split(m: Mutant, rng: random.Random) -> None:
    """Between two statements; the second half has the metadata of the first, or none."""
    for i in reversed(_some(m.of("solution", "given"), rng)):
        body = ast.parse(m.cells[i]["source"]).body
        if len(body) > 1:
            after = body[rng.randrange(1, len(body))]
            line = min([after.lineno, *(d.lineno for d in getattr(after, "decorator_list", []))]) - 1
            lines = m.cells[i]["source"].split("\n")
            second = copy.deepcopy(m.cells[i])
            m.cells[i]["source"], second["source"] = "\n".join(lines[:line]), "\n".join(lines[line:])
            if rng.random() < 0.5:
                second["metadata"], second["id"] = {}, f"{rng.getrandbits(32):08x}"
            m.cells.insert(i + 1, second)


def cells_are_merged(m: Mutant, rng: random.Random) -> None:
    """A solution with the code cell below it, under the metadata of either."""
    for i in reversed(_some(m.of("solution"), rng)):
        if i + 1 < len(m.cells) and m.cells[i + 1].get("role") in ("test", "given", "solution"):
            first, second = m.cells[i], m.cells.pop(i + 1)
            kept = rng.choice([first, second])
            m.cells[i] = {**kept, "role": "solution", "source": first["source"] + "\n\n" + second["source"]}


def cells_became_text(m: Mutant, rng: random.Random) -> None:
    for i in _some(m.of("solution", "given", "test"), rng):
        m.cells[i]["cell_type"] = rng.choice(["markdown", "raw"])
        m.cells[i].pop("outputs", None)
        m.cells[i].pop("execution_count", None)


def types_are_odd(m: Mutant, rng: random.Random) -> None:
    for i in _some(m.of("solution", "given", "test"), rng):
        if m.cells[i].get("cell_type") == "code":
            m.cells[i]["cell_type"] = rng.choice(["Code", "CODE", None, 3, "python"])


def sources_are_lists(m: Mutant, rng: random.Random) -> None:
    for cell in m.cells:
        if isinstance(cell.get("source"), str):
            cell["source"] = cell["source"].splitlines(keepends=True)


def outputs_are_odd(m: Mutant, rng: random.Random) -> None:
    odd: list[Any] = [
        None,
        3,
        [None],
        [{"output_type": "stream", "text": "x" * 100_000}],
        {"a": [[[]]]},
        [{"data": {}}],
    ]
    for i in m.of("solution", "given", "test"):
        m.cells[i]["outputs"], m.cells[i]["execution_count"] = (
            rng.choice(odd),
            rng.choice([None, "7", 10**400, -1, 0.5]),
        )


def junk_between_cells(m: Mutant, rng: random.Random) -> None:
    m.cells.insert(rng.randint(0, len(m.cells)), rng.choice([{}, {"cell_type": "slide"}, {"source": 3, "metadata": 7}]))


def own_cells(m: Mutant, rng: random.Random) -> None:
    for source in ("1 / 0", "print('mine')", "%matplotlib inline\nx_of_mine = 3", "this is not Python", ""):
        cell = {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}
        m.cells.insert(rng.randint(0, len(m.cells)), cell)


def other_versions(m: Mutant, rng: random.Random) -> None:
    m.notebook["nbformat"], m.notebook["nbformat_minor"] = rng.choice([(4, 0), (4, 99), (5, 0), (None, "x"), ("4", [])])


def keys_are_missing(m: Mutant, rng: random.Random) -> None:
    for key in ("nbformat", "nbformat_minor", "metadata"):
        m.notebook.pop(key, None)


def another_file_name(m: Mutant, rng: random.Random) -> None:
    stem = m.name.split(".")[0]
    forms = [
        "{} (1).ipynb",
        "{}.IPYNB",
        "my homework.ipynb",
        "{}.ipynb.txt",
        "{}.ipynb.json",
        "{}-Copy1.ipynb",
        "\u00e9.ipynb",
    ]
    m.name = rng.choice(forms).format(stem)


def files_beside(m: Mutant, rng: random.Random) -> None:
    other = {"numpy.py": b"allclose = lambda *a: True", "data.csv": b"1,2", ".DS_Store": b"x", "notes.zip": b"PK"}
    m.beside |= other | {".ipynb_checkpoints/a-checkpoint.ipynb": b"{}", "__MACOSX/._a.ipynb": b"x", "._b.ipynb": b"x"}


#: Changes that may be combined in this order.
KIND: tuple[Change, ...] = (
    *(own_cells, cells_are_split, cells_are_merged, cells_are_copied, tests_are_changed, given_cells_are_added_to),
    *(a_solution_stands_after_its_test, tests_are_moved, prose_is_moved, tests_are_deleted, given_cells_are_deleted),
    *(prose_is_deleted, cells_became_text, types_are_odd, sources_are_lists, outputs_are_odd, junk_between_cells),
    *(ids_are_missing, ids_are_all_the_same, ids_are_new, names_of_solutions_are_lost, names_of_tests_are_lost),
    *(all_metadata_is_lost, colab, vscode, widgets, attachments, tags_are_added, other_versions, keys_are_missing),
    *(another_file_name, files_beside),
)
#: Pairs after which nobody could say what was an answer: text without a name is text, wherever it came from.
_LOSES_ITS_NAME = {
    *("names_of_solutions_are_lost", "all_metadata_is_lost", "ids_are_all_the_same", "ids_are_missing", "ids_are_new"),
    "colab",
}
_ONCE_CODE = {"cells_became_text"}
#: A merged cell is one text of two roles; a copy or a half of it makes three.
_TEXT_CHANGES = {"cells_are_split", "cells_are_merged", "cells_are_copied"}


_ORDER_CHANGES = {"a_solution_stands_after_its_test", "tests_are_moved"}


def _to_bytes(m: Mutant, rng: random.Random, kind: bool) -> bytes:
    """As some program saves it."""
    notebook = {**m.notebook, "cells": [_without_role(cell) for cell in m.cells]}
    if rng.random() < 0.1:
        m.done.append("nbformat 3")
        old = [
            {("input" if k == "source" and c.get("cell_type") == "code" else k): v for k, v in c.items()}
            if isinstance(c, dict)
            else c
            for c in notebook["cells"]
        ]
        notebook = {"nbformat": 3, "metadata": {}, "worksheets": [{"cells": old[:5]}, {"cells": old[5:]}]}
    text = json.dumps(
        notebook, ensure_ascii=rng.random() < 0.5, indent=rng.choice([None, 1]), sort_keys=rng.random() < 0.5
    )
    if rng.random() < 0.1:
        text = text.replace("{", '{"cells": [], ', 1) if "worksheets" not in notebook else text
    if rng.random() < 0.1:
        text = text.replace("\n", "\r\n")
    if rng.random() < 0.1:
        text += rng.choice(["\n\n", "\0" * 100, "}", "\n" + text[:200], "garbage"])
    encoding = rng.choice(["utf-8"] * 6 + ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"])
    m.done.append(encoding)
    if encoding == "latin-1":
        return text.encode("latin-1", "xmlcharrefreplace") if text.isascii() else json.dumps(notebook).encode()
    return text.encode(encoding, "surrogatepass")


def _without_role(cell: Any) -> Any:
    return {key: value for key, value in cell.items() if key != "role"} if isinstance(cell, dict) else cell


def kind_mutant(base: Mutant, rng: random.Random) -> Mutant:
    """With one to four changes that leave the answers as they are."""
    m = copy.deepcopy(base)
    chosen: set[str] = set()
    for change in sorted(rng.sample(KIND, rng.randint(1, 4)), key=KIND.index):
        name = change.__name__
        if name in _LOSES_ITS_NAME and chosen & (_ONCE_CODE | _TEXT_CHANGES):
            continue
        if name in _TEXT_CHANGES | _ONCE_CODE and chosen & (_TEXT_CHANGES | {"tests_are_changed"}):
            continue
        if name in _ORDER_CHANGES and "cells_are_split" in chosen:
            continue  # half an answer below its test is half an answer
        chosen.add(name)
        change(m, rng)
        m.done.append(name)
    m.data = _to_bytes(m, rng, True)
    return m


# ------------------------------------------------------------------------------------------------ cruel changes


def _paths(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from _paths(value, (*path, key))


def _anything(rng: random.Random, depth: int = 0) -> Any:
    simple = [
        None,
        True,
        -1,
        1e308,
        10**30,
        "",
        "x" * rng.randint(0, 2000),
        "\ud800",
        "\0",
        "### BEGIN SOLUTION",
        [],
        {},
    ]
    if depth > 3 or rng.random() < 0.7:
        return rng.choice(simple)
    if rng.random() < 0.5:
        return [_anything(rng, depth + 1) for _ in range(rng.randint(0, 4))]
    return {rng.choice(["source", "metadata", "nbgrader", "grade_id", "id", "a"]): _anything(rng, depth + 1)}


def _replace_something(notebook: Any, rng: random.Random) -> None:
    *inner, last = rng.choice([path for path in _paths(notebook) if path])
    for key in inner:
        notebook = notebook[key]
    if rng.random() < 0.3 and isinstance(notebook, dict):
        del notebook[last]
    else:
        notebook[last] = _anything(rng)


def cruel_mutant(base: Mutant, rng: random.Random) -> Mutant:
    """With parts replaced by anything, or bytes changed."""
    m = copy.deepcopy(base)
    for _ in range(rng.randint(0, 5)):
        _replace_something(m.notebook, rng)
    m.notebook.setdefault("cells", [])
    m.done.append("parts replaced")
    if not isinstance(m.notebook["cells"], list):
        m.data = json.dumps(m.notebook).encode()
    else:
        m.data = _to_bytes(m, rng, False)
    data = bytearray(m.data)
    for _ in range(rng.choice([0, 0, 1, 3, 100])):
        place = rng.randrange(len(data) + 1)
        action = rng.randrange(4)
        if action == 0:
            del data[place:]
        elif action == 1:
            data[place:place] = rng.randbytes(rng.randint(1, 50))
        elif action == 2:
            data[place : place + 1] = bytes([rng.randrange(256)])
        else:
            data[place:place] = rng.choice(
                [b"[" * 20_000, b'{"a":' * 2_000, b"<<<<<<< HEAD\n", b"NaN", b"\\ud800", b"9" * 6_000]
            )
        m.done.append("bytes changed")
    m.data = bytes(data)
    return m


# ------------------------------------------------------------------------------------------------ what must hold


def findings(assignment: Assignment, m: Mutant, found: Submission | Unreadable, kind: bool) -> list[str]:
    """What is wrong with how a mutant was read."""
    if isinstance(found, Unreadable):
        if kind:
            return [f"an honest notebook is {found.status}: {found.reason}"]
        ok = found.status in ("missing", "unreadable") and found.reason.endswith(".") and len(found.reason) < 1000
        return [] if ok and found.reason.isprintable() else [f"odd reason: {found.reason!r}"]
    wrong = [f"odd note: {note!r}" for note in found.notes if not (note.endswith(".") and len(note) < 400)]
    steps = merge(assignment, found.cells)
    tests = [step.grade_id for step in steps if step.kind == "test"]
    if sorted(tests) != sorted(test.grade_id for test in assignment.tests):
        wrong.append(f"not every test is judged once: {tests}")
    return wrong


def _lost_answers(assignment: Assignment, submission: Submission) -> list[str]:
    """Tests that are judged before each line of their answer ran: they may miss it, or not need it."""
    steps = merge(assignment, submission.cells)
    place = {step.grade_id: n for n, step in enumerate(steps) if step.kind == "test"}
    answers = {cell.grade_id: honest_text(cell.source) for cell in assignment.solutions}
    wrong = []
    for test in assignment.tests:
        ran = "\n".join(step.source for step in steps[: place[test.grade_id]] if step.kind == "run")
        ran = "\n".join(line.rstrip() for line in ran.split("\n") if line.strip())
        missing = [line for line in answers[test.exercise].split("\n") if line.strip() and line.rstrip() not in ran]
        if missing:
            wrong.append(f"{test.grade_id} is judged before {missing[0]!r} ran")
    return wrong


def honest_text(source: str) -> str:
    return "\n".join(line for line in source.split("\n") if not line.strip().startswith("### "))


def lost_points(worker: Worker, assignment: Assignment, submission: Submission) -> list[str]:
    """Grades a mutant of an honest notebook for real."""
    result = worker.grade(assignment, submission)
    lost = [f"{cell.grade_id} {cell.status}: {cell.message}" for cell in result.cells if cell.score < cell.points]
    return lost if result.status == "graded" else [f"{result.status}: {result.reason}"]


@dataclass
class Bench:
    """Where mutants are made and read.

    Attributes:
        seen: how often each change was made, and how each mutant was read.
        graded: how many were graded for real.
    """

    assignments: list[Assignment]
    folder: Path
    seen: Counter[str] = field(default_factory=Counter)
    graded: int = 0

    def __post_init__(self) -> None:
        self._bases = [honest(assignment) for assignment in self.assignments]

    def play(self, seed: int, worker: Worker, grades: bool) -> list[str]:
        """Makes and reads the mutant of a number; three of four are kind ones.

        Args:
            seed: its number.
            worker: grades it for real if an answer may be lost.
            grades: grade it anyway, if it is a kind one.
        """
        rng = random.Random(seed)
        assignment, base = (some[seed % len(self.assignments)] for some in (self.assignments, self._bases))
        kind = seed // len(self.assignments) % 4 < 3
        m = (kind_mutant if kind else cruel_mutant)(base, rng)
        folder = m.write(self.folder / "student")
        try:
            found = read_submission(folder, "student", assignment, LIMITS)
            wrong = findings(assignment, m, found, kind)
            if kind and isinstance(found, Submission):
                suspects = _lost_answers(assignment, found)
                self.graded += grades or bool(suspects)
                if grades or suspects:
                    wrong += lost_points(worker, assignment, found)
            self.seen.update([*m.done, found.status if isinstance(found, Unreadable) else "read"])
        except Exception as error:
            wrong = [f"{type(error).__name__}: {error}"]
        shutil.rmtree(folder)
        return [f"mutant {seed} of {assignment.name} ({', '.join(m.done)}): {what}" for what in wrong]


def main() -> None:
    """Reads mutants, grades some, and prints what was found; exit status 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutants", type=int, default=10_000)
    parser.add_argument("--graded", type=int, default=100, help="so many of the kind ones")
    parser.add_argument("--seed", type=int, default=0, help="of the first")
    options = parser.parse_args()
    assignments = load_graded(ROOT / "solutions")
    every = max(1, options.mutants * 3 // 4 // max(1, options.graded))
    found: list[str] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        Worker(choose_sandbox(), LIMITS, checks=CHECKS) as worker,
    ):
        bench = Bench(assignments, Path(folder))
        for number, seed in enumerate(range(options.seed, options.seed + options.mutants)):
            for what in bench.play(seed, worker, number % every == 0):
                print(what[:400], flush=True)
                found.append(what)
    print(f"{options.mutants} mutants, {bench.graded} of them graded, {len(found)} findings")
    print(dict(bench.seen.most_common()))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
