"""Past submissions graded twice: what stock nbgrader grades otherwise has a cause, and what has none is shown."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from autograder.cli.tables import show_agreement
from autograder.config.errors import UsageError
from autograder.notebook.results import CellResult, NotebookResult
from autograder.survey import compare
from tests.support import orchard, toy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")

WARNS = "def root(x):\n    import warnings\n    warnings.warn('of age')\n    return math.sqrt(x)"


@pytest.mark.long
def test_a_course_is_compared_cell_by_cell_and_is_not_changed(tmp_path: Path) -> None:
    course = orchard.make_press(tmp_path)
    right = {name: answer for name, (answer, _) in orchard.PRESS_ANSWERS.items()}
    toy.write(course / "submitted" / "cy" / "press" / "press.ipynb", orchard.press(right | {"root": WARNS}))
    toy.write(course / "submitted" / "di" / "press" / "press.ipynb", "no notebook")
    orchard.make_rotten(course)
    before = sorted(course.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-m", "autograder", "compare", str(course), "--json"], capture_output=True, text=True
    )
    assert done.returncode == 1, done.stdout + done.stderr
    found = json.loads(done.stdout)
    assert (found["cells"], found["forgeable"]) == (28 + 2 * 3, 15 + 2 * 2)
    (fault,) = found["faults"]
    assert "the test worm does not pass on the reference solution" in fault and found["certified"] is False
    causes = {(d["student"], d["cell"]): d["cause"] for d in found["differences"]}
    assert {cell for student, cell in causes if student == "cy"} == {"patched", "hidden"}
    assert "writes on stderr" in causes["cy", "hidden"]
    assert all(student in ("cy", "di") for student, _ in causes)
    assert sorted(course.rglob("*")) == before


def agreement(stock: float | None, said: str, ours: CellResult) -> compare.Agreement:
    result = NotebookResult("ada", "press", "press", "graded", "", (ours,))
    place = ["ada", "press", "press", ours.grade_id]
    rows = {"stock": [[*place, stock, False]], "ours": [[*place, ours.score, False]], "said": [said], "failed": {}}
    return compare._agreement(rows, (result,))


def test_a_difference_without_a_known_reason_is_shown_and_no_certificate_is_given() -> None:
    lost = agreement(2.0, "", CellResult("equal", "failed", 0.0, 2.0, "[bold]no"))
    assert not lost.certified and "was judged apart and says: [bold]no" in lost.differences[0].cause
    won = agreement(0.0, "KeyError: 3", CellResult("equal", "passed", 2.0, 2.0))
    assert not won.certified and "ended with KeyError: 3" in won.differences[0].cause
    assert agreement(2.0, "", CellResult("equal", "passed", 2.0, 2.0)).differences == ()
    text = io.StringIO()
    show_agreement(Console(file=text, width=120), lost)
    assert "[bold]no" in text.getvalue() and "1 are to be looked at" in text.getvalue()


LOG = (
    "[ERROR] Failed:\n      raise SomeError(text)\n    nbclient.CellTimeoutError: A cell timed out.\n[ERROR] See above."
)


def test_what_nbgrader_gave_up_half_way_is_told_with_its_log() -> None:
    result = NotebookResult("ada", "press", "press", "graded", "", (CellResult("equal", "passed", 2.0, 2.0),))
    place = ["ada", "press", "press", "equal"]
    rows = {"stock": [[*place, None, True]], "ours": [[*place, 2.0, False]], "said": [""]}
    (told,) = compare._agreement(rows | {"failed": {"ada/press": LOG}}, (result,)).differences
    assert told.explained and told.cause == "nbgrader could not grade it: nbclient.CellTimeoutError: A cell timed out."
    (odd,) = compare._agreement(rows | {"failed": {}}, (result,)).differences
    assert not odd.explained


def test_a_course_that_is_not_nbgraders_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no course that stock nbgrader grades"):
        compare.compare(tmp_path)
    orchard.make_press(tmp_path)
    with pytest.raises(UsageError, match="There is no folder"):
        compare.compare(tmp_path, tmp_path / "nowhere")
