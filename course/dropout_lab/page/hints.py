"""Help on demand: each call of ``hint`` goes one rung further, from a question to, at last, two solutions.

The rungs were taken from the notebooks when the course was built; which of them there are is set in ``course.toml``.
"""

from __future__ import annotations

import ast
import difflib
import re
import sys
from pathlib import Path
from typing import Any

from . import card, progress

#: What stands above each rung, by its name.
_TITLES = {
    "Hint": "A question",
    "Cases": "Your numbers",
    "Where to look": "Where to look",
    "Formula": "The formula",
    "First line": "How to begin",
    "Hard part": "A question about the hard part",
    "Counterexample": "An example that a usual mistake gets wrong",
    "Its line": "The line of the hard part",
    "Solutions": "Two solutions",
}

#: What a student runs for the next rung.
NEXT_HINT = 'hint("{}")'

#: By exercise and the name that was asked for, how many rungs were shown in this session.
_shown: dict[tuple[str, str], int] = {}


def hint(exercise: str) -> None:
    """Show the next piece of help for an exercise.

    Args:
        exercise: its name, or that of what it asks for: ``"expected_z"``.
    """
    known = _hints()
    found = [k for k, h in known.items() if exercise == k or exercise in h["names"]]
    key = max(found, key=lambda k: (progress.tried(known[k]["tests"]), _is_open(known[k]["notebook"])), default=None)
    if key is None:
        card.show("\u25cb", f"There is no exercise {exercise!r}; give the name of the function you are to write.")
        return
    rungs = _rungs(key, known[key])
    number = min(_shown.get((key, exercise), 0), len(rungs) - 1)
    title, text = rungs[number]
    _shown[key, exercise] = number + 1
    more = "" if number + 1 == len(rungs) else "\n\n*For the next hint, run this cell again.*"
    card.show_markdown(f"**Hint {number + 1} of {len(rungs)} for `{exercise}`. {title}**\n\n{text}{more}")


def _is_open(notebook: str) -> bool:
    """Tell whether this session is of a notebook: two of them may ask for one name, and each imports its own checks."""
    return f"dropout_lab.visible.{notebook.partition('_')[2]}" in sys.modules


def _rungs(key: str, known: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the rungs of an exercise as title and text; what depends on an attempt says so before there is one."""
    found = []
    for name in known["rungs"]:
        if name == "Cases":
            text = _cases(known["tests"])
        elif name == "Solutions":
            text = _solutions(key, known["notebook"]) if progress.tried(known["tests"]) else ""
            if not text and _folder() is not None:
                text = "Run the check of an attempt of your own first; then two solutions are shown here."
        else:
            text = known["texts"].get(name, "")
        if text:
            found.append((_TITLES[name], text))
    return found


def _cases(tests: list[str]) -> str:
    """Return a table of what the answer gave in the cases that are shown, and of what is right there.

    Where they do not show what is wrong, the sentence of the check; where nothing is wrong, what to do instead.
    """
    rows = [row for test in tests for row in progress.cases(test)]
    if all(row.agrees for row in rows):
        wrong = [progress.said(test) for test in tests if progress.mark(test) == "\u2717"]
        if wrong:
            return wrong[0]
        if not progress.tried(tests):
            return "Run the check of an attempt of your own first; then its numbers are shown here."
        marks = {progress.mark(test) for test in tests}
        if "\u25cb" in marks:
            return "Nothing wrong was found so far, but this exercise has a check that has not run yet: run it, too."
        if "\u25d0" not in marks:
            return "What was looked at is right. If your code covers what the check leaves for grading, go on."
        if rows:
            right = "Your numbers are right in every case that is shown. Other cases are looked at when it is graded."
            return f"{right} If you are not sure of those, work them out once more, in another way."
        return "None of the usual mistakes was found. If you are not sure, work it out once more, in another way."
    lines = [f"| `{c.call}` | {c.got} | {c.right} | {'' if c.agrees else '← here'} |" for c in rows]
    return "\n".join(["| case | yours | right | |", "|---|---|---|---|", *lines])


def _solutions(exercise: str, notebook: str) -> str:
    """Return the reference solution and another right answer, from the folder of a course that has them."""
    root = _folder()
    if root is None:
        return ""
    notebook_source, bank = root / "solutions" / f"{notebook}.py", root / "tests" / "answers" / f"{exercise}.py"
    reference = _cells(notebook_source, rf'[^\n]*"grade_id": "{exercise}"')[:1]
    others = [answer for answer in _cells(bank, " right ") if len(answer) <= 2 * len(reference[0])] if reference else []
    if others:  # the one that goes about it in the most different way
        others = [min(others, key=lambda one: difflib.SequenceMatcher(None, one, reference[0]).ratio())]
    return "\n\nAnother one that passes:\n\n".join(f"```python\n{code}\n```" for code in reference + others)


def _cells(path: Path, header: str) -> list[str]:
    """Return the cells of a file in percent format whose first line goes on with a pattern, without help in them."""
    if not path.is_file():
        return []
    found = re.findall(rf"^# %%{header}[^\n]*\n(.*?)(?=^# %%|\Z)", path.read_text(encoding="utf-8"), re.M | re.S)
    return [_without_help(source) for source in found]


def _without_help(source: str) -> str:
    """Return code without docstrings and markers."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) and len(node.body) > 1:
            del node.body[0]
    return ast.unparse(tree)


def _folder() -> Path | None:
    """Return the folder of a course that holds its solutions; None in what a class is handed."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "solutions" / "README.md").is_file()), None)


def _hints() -> dict[str, dict[str, Any]]:
    return progress.built()["hints"]


def first_hint(exercise: str) -> str:
    """Return the first rung of an exercise that depends on no attempt, as Markdown; empty where there is none.

    Args:
        exercise: the ``grade_id`` of its cell.
    """
    known = _hints().get(exercise)
    texts = known["texts"] if known else {}
    return next((texts[name] for name in (known["rungs"] if known else ()) if texts.get(name)), "")
