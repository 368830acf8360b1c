"""Stock nbgrader, run on a copy of a course: ``python stock.py ASSIGNMENT...`` in the folder of the copy.

It prints a line for each step that is done, and at the end what the gradebooks hold, as JSON. It runs in a process of
its own, which imports nothing of ours, and it shuts nothing in: that is how nbgrader grades.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from typing import Any

#: Folders of the copy, whatever the configuration calls them.
FOLDERS = ("source", "release", "submitted", "autograded", "feedback")
OURS, THEIRS = "ours.db", "gradebook.db"


def _grade(assignments: list[str]) -> dict[str, str]:
    """Grade all that was submitted; return why nbgrader could not, by student and assignment."""
    from nbgrader.apps import NbGraderAPI
    from nbgrader.apps.baseapp import NbGrader

    app = NbGrader(log_level=logging.CRITICAL)
    app.load_config_file()
    directory = app.config.CourseDirectory
    directory.root, directory.db_url = os.getcwd(), f"sqlite:///{os.path.abspath(THEIRS)}"
    for name in FOLDERS:
        directory[f"{name}_directory"] = name
    api = NbGraderAPI(config=app.config)
    failed = {}
    for assignment in assignments:
        made = api.generate_assignment(assignment)
        for student in sorted(os.listdir("submitted")):
            if os.path.isdir(os.path.join("submitted", student, assignment)):
                done = api.autograde(assignment, student) if made["success"] else made
                if not done["success"]:
                    failed[f"{student}/{assignment}"] = str(done.get("log") or done.get("error"))[-20_000:]
                print("done", flush=True)
    return failed


def _rows(file: str) -> list[list[Any]]:
    """Return student, assignment, notebook, cell, score and whether a person is waited for."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{os.path.abspath(file)}") as gradebook:
        return [
            [s.student_id, a.name, n.name, g.name, g.auto_score, bool(g.needs_manual_grade)]
            for a in gradebook.assignments
            for s in a.submissions
            for n in s.notebooks
            for g in n.grades
        ]


def _said(rows: list[list[Any]]) -> list[str]:
    """Return, for each cell that nbgrader graded, the error in it, or ``stderr`` if it wrote there and did not fail."""
    import nbformat

    cells: dict[str, dict[str, Any]] = {}
    said = []
    for student, assignment, notebook, cell, *_ in rows:
        path = os.path.join("autograded", student, assignment, f"{notebook}.ipynb")
        if path not in cells:
            there = nbformat.read(path, 4).cells if os.path.isfile(path) else []
            cells[path] = {c.metadata.get("nbgrader", {}).get("grade_id", ""): c for c in there}
        outputs = cells[path].get(cell, {}).get("outputs", [])
        errors = [f"{o.ename}: {o.evalue}" for o in outputs if o.output_type == "error"]
        warned = any(o.output_type == "stream" and o.name == "stderr" for o in outputs)
        said.append(errors[0][:300] if errors else "stderr" if warned else "")
    return said


def main() -> None:
    """Grade, and print what came of it."""
    logging.disable(logging.WARNING)  # what it says of a failure is kept
    failed = _grade(sys.argv[1:])
    rows = _rows(THEIRS)
    print(json.dumps({"stock": rows, "said": _said(rows), "ours": _rows(OURS), "failed": failed}))


if __name__ == "__main__":
    main()
