"""What the two READMEs of the course say of the notebooks, read off the notebooks: the map, and the table of exercises.

python -m tests.author.overview            says whether course/map.svg and solutions/README.md are up to date
python -m tests.author.overview --write    brings them up to date
"""

from __future__ import annotations

import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from dropout_lab.figures.course_map import Stop, course_map
from dropout_lab.misconceptions import SENTENCES

from autograder.author.bank import load_bank
from autograder.notebook.assignment import Assignment, load_assignments

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "course" / "map.svg"
README = ROOT / "solutions" / "README.md"
BEGIN, END = "<!-- exercises: python -m tests.author.overview --write -->", "<!-- end of exercises -->"

#: What one can prove after each notebook; the rest of the map is read off the notebooks.
PROVES = {
    "01_two_neurons": "mean and variance of a neuron whose inputs are dropped, and where the usual proof stops",
    "02_napkin_network": "what a dropped unit takes with it, and what the average of 512 networks is not",
    "03_coins_to_masks": "that your layer is right on average, and that a right average proves little",
    "04_backward_and_switch": "that the gradient goes back through the same coins; when dropout helps, and when not",
    "05_committee": "which mean one scaled pass computes, and which penalty the coins are",
    "06_relatives": "mean and variance of every relative, from whole maps to attention",
    "07_mc_dropout": "what the spread of noisy passes tells, and what it does not",
    "08_bug_museum": "that your own test catches 24 of 25 wrong layers and accuses no right one",
}


@dataclass(frozen=True)
class Exercise:
    """What the heading of an exercise says."""

    number: int
    title: str
    dots: str
    minutes: int
    points: int
    grade_id: str


def assignments() -> list[Assignment]:
    """The eight notebooks, in their order."""
    return load_assignments(ROOT / "solutions", ())


def title(assignment: Assignment) -> str:
    """The heading of a notebook."""
    return next(m[1] for c in assignment.cells if (m := re.match(r"# (.+)", c.source)))


def headings(assignment: Assignment) -> set[str]:
    """All headings of a notebook, without their marks."""
    lines = (line for c in assignment.cells if c.role == "prose" for line in c.source.splitlines())
    return {m[1].strip() for line in lines if (m := re.match(r"#+ (.+)", line))}


_HEADING = re.compile(r"^### Exercise (\d+): (.+?) ([●○]{3}) \((\d+) min, (\d+) points?\)$", re.MULTILINE)


def exercises(assignment: Assignment) -> list[Exercise]:
    """The exercises of a notebook: each heading with the solution cell that comes next."""
    found, heading = [], None
    for cell in assignment.cells:
        if cell.role == "prose":
            heading = next(iter(_HEADING.finditer(cell.source)), heading)
        elif cell.role == "solution" and heading is not None:
            number, name, dots, minutes, points = heading.groups()
            found.append(Exercise(int(number), name, dots, int(minutes), int(points), cell.grade_id))
            heading = None
    return found


def map_of_the_course() -> str:
    """The map as SVG, the same at each call."""
    stops = [
        Stop(
            number,
            title(a),
            round(sum(t.points for t in a.tests)),
            sum(e.minutes for e in exercises(a)),
            PROVES[a.name],
        )
        for number, a in enumerate(assignments(), 1)
    ]
    text = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "map", "svg.fonttype": "path"}):
        course_map(stops).savefig(text, format="svg", metadata={"Date": None, "Creator": None})
    return text.getvalue()


def table_of_exercises() -> str:
    """A section for each notebook: its exercises, and the misconceptions that its tests name."""
    sections = []
    for number, assignment in enumerate(assignments(), 1):
        found = exercises(assignment)
        bank = load_bank(ROOT / "tests" / "submissions", assignment)
        points = sum(e.points for e in found)
        rows = []
        for e in found:
            entries = [b for b in bank if b.exercise == e.grade_id]
            named = sorted({b.misconception for b in entries if not b.right and b.misconception} & SENTENCES.keys())
            wrong = sum(not b.right for b in entries)
            rows.append(
                f"| {e.number} | {e.title} | `{e.grade_id}` | {e.dots} | {e.minutes} | {e.points} "
                f"| {wrong} / {len(entries) - wrong} | {', '.join(named)} |"
            )
        minutes = sum(e.minutes for e in found)
        sections.append(
            f"### {number}. {title(assignment)} (`{assignment.name}`, {points} points, {minutes} min)\n\n"
            "| | exercise | grade_id | | min | points | wrong / right in the bank | misconceptions its tests name |\n"
            "|---|---|---|---|---|---|---|---|\n" + "\n".join(rows)
        )
    return "\n\n".join(sections)


def readme() -> str:
    """solutions/README.md with its table of exercises as it should be."""
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    return f"{before}{BEGIN}\n\n{table_of_exercises()}\n\n{END}{rest.partition(END)[2]}"


def main() -> int:
    """Compares or writes."""
    stale = [path for path, text in ((MAP, map_of_the_course()), (README, readme())) if _stale(path, text)]
    for path in stale:
        print(f"{path.relative_to(ROOT)} {'written' if '--write' in sys.argv else 'is stale'}")
    return int(bool(stale) and "--write" not in sys.argv)


def _stale(path: Path, text: str) -> bool:
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    if "--write" in sys.argv:
        path.write_text(text, encoding="utf-8")
    return True


if __name__ == "__main__":
    sys.exit(main())
