"""Records the values of the visible cases: right ones, and what each wrong answer in the bank gives for the same.

`autograder build` runs it. What a wrong answer gives is kept only if three calls give the same.
"""

from __future__ import annotations

import contextlib
import copy
import io
import json
import random
import re
import signal
import warnings
from typing import Any
from unittest.mock import patch

import numpy as np
from dropout_lab.checks import Answer, exercise, looked, use_draw
from dropout_lab.page import progress
from dropout_lab.visible import recorded

from autograder.author.build import prepare, read_source, sources
from autograder.bank.answers import read_answers
from autograder.notebook.cells import read_cells
from autograder.notebook.regions import without_hidden_tests

#: Processor time after which a wrong answer counts as giving nothing.
SECONDS = 5
#: Of an answer in the bank, where its values do not show what is wrong with it, or show a mistake of another function.
UNSEEN = (None, "changes-its-input", "correct-gamma-first")


#: The rungs of help that a student may ask for, unless course.toml names others.
RUNGS = [
    "Hint",
    "Cases",
    "Where to look",
    "Formula",
    "First line",
    "Hard part",
    "Counterexample",
    "Its line",
    "Solutions",
]
#: Those that are folded paragraphs of the prose; a notebook has them where they help.
WRITTEN = [rung for rung in RUNGS if rung not in ("Cases", "Solutions")]


class TooLong(Exception):
    """A wrong answer that does not end."""


@contextlib.contextmanager
def limited(seconds=SECONDS):
    """Silence an answer, and stop it after so much processor time."""

    def stop(signum, frame):
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds or 0)
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            warnings.catch_warnings(),
            np.errstate(all="ignore"),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def value_of(function, case):
    """Return what a call gives as plain numbers; None if it raises, or gives no finite numbers or others each time."""
    given = [_numbers(function, case, seed) for seed in range(3)]
    return given[0] if given[0] == given[1] == given[2] else None


@contextlib.contextmanager
def chance(seed):
    """Let an answer that draws from nowhere draw the same whenever the course is built: its luck would be recorded."""
    make = np.random.default_rng
    np.random.seed(seed)
    random.seed(seed)
    with patch.object(np.random, "default_rng", lambda given=None: make(seed if given is None else given)):
        yield


def _numbers(function, case, seed):
    args, kwargs = copy.deepcopy((case.args, case.kwargs))  # generators too, and networks that note their passes
    try:
        with limited(), chance(seed):
            return _plain(case.read(Answer(function(*args, **kwargs), ""), *args, **kwargs).value)
    except (Exception, SystemExit):
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, (tuple, list)) and any(np.ndim(v) for v in value):  # parts of several shapes
        return [_plain(v) for v in value]
    array = np.array(value, dtype=np.float64)
    if array.size == 1 and array.ndim and not isinstance(value, (tuple, list)):
        array = array.reshape(())
    if not np.isfinite(array).all():
        raise ValueError
    return _rounded(array.tolist())


def _rounded(value: Any) -> Any:
    """Round to twelve digits, and what is next to nothing to 0: the last ones differ from processor to processor."""
    if isinstance(value, list):
        return [_rounded(v) for v in value]
    return float(f"{value:.12g}") if abs(value) > 1e-12 else 0.0


def values_of(cells, course):
    """Return what is known of the tests of one notebook, and the values of their visible cases."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    with limited(None):
        for cell in cells:
            if cell.role in ("given", "solution"):
                exec(compile(cell.source, cell.grade_id or "<given>", "exec"), namespace)
    values: dict[str, Any] = {}
    for test in (c for c in cells if c.role == "test"):
        answers = read_answers(course.answers, test.exercise)
        wrong = [e for e in answers if not e.right and e.misconception not in UNSEEN]

        def record(name, function, calls, wrong=wrong):
            right = [value_of(function, c) for c in calls]
            mistakes = [m for entry in wrong if (m := mistake(entry, function, calls, right, namespace))]
            unlike = [m for number, m in enumerate(mistakes) if m not in mistakes[:number]]
            values[name] = {"right": right, "mistakes": unlike}

        with recorded.recording(record), limited(None):
            exec(without_hidden_tests(test.source), namespace)
    return values


def mistake(entry, function, calls, right, namespace):
    """Return the misconception of a wrong answer and the values it leads to; None if it leads to none of its own."""
    own: dict[str, Any] = dict(namespace)
    try:
        with limited(), chance(0):
            exec(entry.source, own)
    except (Exception, SystemExit):
        return None
    wrong = own.get(function.__name__)
    if wrong is function or not callable(wrong):
        return None
    values = [value_of(wrong, c) for c in calls]
    differs = any(v is not None and not alike(v, r) for v, r in zip(values, right, strict=True))
    return [entry.misconception, values] if differs else None


def alike(one, other):
    """Tell whether two values are the same but for rounding."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return not isinstance(one, list) and not isinstance(other, list) and bool(np.isclose(one, other, 1e-9, 1e-12))


def cases_of(cells):
    """Return the number of cases of each test of a notebook, hidden ones included."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    found = {}
    for cell in cells:
        if cell.role in ("given", "solution"):
            with limited(None):
                exec(compile(cell.source, cell.grade_id or "<given>", "exec"), namespace)
        elif cell.role == "test":
            with recorded.recording(lambda name, function, calls: [looked() for _ in calls]), limited(None):
                exec(cell.source, namespace)
            found[cell.grade_id] = exercise.last.cases
    return found


def hints_of(notebook, cells, course):
    """Return the help for each exercise of a notebook: the folded paragraphs of the prose above it."""
    prose = ""
    for cell in cells:
        if cell.role == "prose":
            prose += cell.source
        elif cell.role == "solution":
            written = "|".join(WRITTEN)
            texts = dict(re.findall(rf"<summary>({written})s?</summary>\s*(.*?)\s*</details>", prose, re.S))
            tests = [c.grade_id for c in cells if c.role == "test" and c.exercise == cell.grade_id]
            rungs = [r for r in course.scripts.get("hints", RUNGS) if r not in WRITTEN or r in texts]
            yield (
                cell.grade_id,
                {"notebook": notebook, "names": sorted(cell.names), "tests": tests, "rungs": rungs, "texts": texts},
            )
            prose = ""


def text(course):
    """Return the file: what is known of the tests, and the recorded values."""
    use_draw(0)
    with patch.object(progress, "_tests", dict):  # the file that is there may be of an older form
        return _text(course)


def _text(course):
    notebooks = {path.stem: read_cells(prepare(read_source(path), path.stem)) for path in sources(course)}
    values = {name: record for cells in notebooks.values() for name, record in values_of(cells, course).items()}
    tests = {
        cell.grade_id: {
            "notebook": name,
            "points": cell.points,
            "cases": cases[cell.grade_id],
            "names": sorted(next(c.names for c in cells if c.grade_id == cell.exercise)),
        }
        for name, cells in notebooks.items()
        for cases in [cases_of(cells)]
        for cell in cells
        if cell.role == "test"
    }
    hints = {key: hint for name, cells in notebooks.items() for key, hint in hints_of(name, cells, course)}
    return lines({"tests": tests, "hints": hints, "values": values})


def lines(value):
    """Return JSON with a line for each test and each mistake: a change is seen where it is made."""
    tests = [f"  {json.dumps(name)}: {json.dumps(test)}" for name, test in value["tests"].items()]
    hints = [f"  {json.dumps(name)}: {json.dumps(hint)}" for name, hint in value["hints"].items()]
    values = []
    for name, record in value["values"].items():
        mistakes = ",\n".join(f"      {json.dumps(m)}" for m in record["mistakes"])
        right = json.dumps(record["right"])
        values.append(f'  {json.dumps(name)}: {{\n    "right": {right},\n    "mistakes": [\n{mistakes}\n    ]\n  }}')
    return (
        '{"tests": {\n'
        + ",\n".join(tests)
        + '\n},\n"hints": {\n'
        + ",\n".join(hints)
        + '\n},\n"values": {\n'
        + ",\n".join(values)
        + "\n}}\n"
    )
