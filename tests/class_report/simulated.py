"""A simulated class: students of known skill, with mistakes that were planted."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path

from autograder.notebook.results import CellResult, NotebookResult

#: How many students make each mistake: each mistake belongs to the test of the same place.
PLANTED = {"weights-by-drop": 44, "keeps-with-p": 37, "exact-quota": 29, "ignores-rng": 22, "not-finite": 16}
RARE = ("wrong-shape", "transposed", "half-precision")
#: It refuses those who are right everywhere else.
ODD = "test_odd"
TESTS = (*(f"test_{name.replace('-', '_')}" for name in PLANTED), "test_easy", "test_hard", ODD)


def simulated(students: int = 120, seed: int = 3) -> list[NotebookResult]:
    """Returns results of one notebook, each test 2 points."""
    rng = random.Random(seed)
    skills = {f"student{number:04}": rng.random() for number in range(students)}
    makes = {name: set(_weakest(skills, count * students // 120, rng)) for name, count in PLANTED.items()}
    return [_notebook(student, skill, makes, rng) for student, skill in skills.items()]


def _weakest(skills: Mapping[str, float], count: int, rng: random.Random) -> list[str]:
    return sorted(skills, key=lambda s: skills[s] + rng.random())[:count]


def _notebook(student: str, skill: float, makes: Mapping[str, set[str]], rng: random.Random) -> NotebookResult:
    cells = [
        _cell(test, name if student in makes[name] else None, f"it gave {rng.random():.3f}: {name}.")
        for name, test in zip(PLANTED, TESTS, strict=False)
    ]
    cells.append(_cell("test_easy", rng.choice(RARE) if skill < 0.08 else None, "easy"))
    cells.append(_cell("test_hard", None, "") if skill > 0.8 else CellResult("test_hard", "not attempted", 0, 2))
    wrong = skill + 0.5 * rng.random() > 0.75
    cells.append(CellResult(ODD, "failed" if wrong else "passed", 0 if wrong else 2, 2, "no" if wrong else ""))
    return NotebookResult(student, "01_coins", "01_coins", "graded", "", tuple(cells))


def _cell(test: str, misconception: str | None, message: str) -> CellResult:
    if misconception is None:
        return CellResult(test, "passed", 2, 2)
    return CellResult(test, "failed", 0, 2, message, misconception)


def write(classroom: Path, results: list[NotebookResult]) -> None:
    """Writes the results as a run of ``autograder grade`` leaves them."""
    classroom.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(r.to_record()) + "\n" for r in results)
    (classroom / "results.jsonl").write_text(text, encoding="utf-8")
