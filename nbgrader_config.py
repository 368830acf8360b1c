"""nbgrader's own commands and formgrader work from this folder: solutions in, course out, the rest under classroom/."""

import contextlib
from pathlib import Path

root = Path(__file__).resolve().parent
classroom = root / "classroom"
with contextlib.suppress(OSError):  # nbgrader cannot open its gradebook in a folder that is not there
    classroom.mkdir(exist_ok=True)

c = get_config()  # nbgrader gives it

c.CourseDirectory.course_id = "dropout"
c.CourseDirectory.root = str(root)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "course"
for step in ("submitted", "autograded", "feedback", "solution", "source_with_tests"):
    setattr(c.CourseDirectory, f"{step}_directory", f"classroom/{step}")
c.CourseDirectory.db_url = f"sqlite:///{classroom / 'gradebook.db'}"
c.ExportPlugin.to = str(classroom / "export.csv")  # grades are never committed
# nbgrader copies whatever lies beside a notebook into the release and over the submissions
c.CourseDirectory.ignore = [".*", "*~", "*.py", "*.pyc", "__pycache__", "feedback"]

# as nbgrader's own list, but with our stub (autograder/notebook/clear_solutions.py)
c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.InstantiateTests",
    "nbgrader.preprocessors.LockCells",
    "autograder.notebook.clear_solutions.ClearAnswers",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# experiments train for seconds and are never graded
c.Execute.skip_cells_with_tag = "experiment"
