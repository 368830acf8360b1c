"""The READMEs of the course say what its notebooks say, and every claim of the sources has its place."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from autograder.author import outline
from autograder.config.course import read_course
from autograder.notebook.assignment import Assignment, load_assignments

ROOT = Path(__file__).resolve().parents[2]
STUDENTS, INSTRUCTORS = ROOT / "course" / "README.md", ROOT / "solutions" / "README.md"
#: How many claims each of the four pages makes.
CLAIMS = {"A": 22, "B": 11, "C": 16, "D": 40}
#: How a symbol of the glossary is written in code and prose.
WRITTEN = {
    "E": "E[",
    "L": "L(x)",
    "odot": "\\odot",
    "lambda": "λ",
    "gamma": "γ",
    "tau": "τ",
    "mu_k": "\\mu_k",
    "H": "H(",
}


@pytest.fixture(scope="module")
def notebooks() -> dict[int, Assignment]:
    return {outline.number(a): a for a in load_assignments(ROOT / "solutions")}


def rows(path: Path, columns: int, heading: str) -> list[list[str]]:
    """The table below a heading."""
    text = path.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    table = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines() if line[:2] == "| "]
    return [row for row in table if len(row) == columns]


def claims() -> list[list[str]]:
    lines = INSTRUCTORS.read_text(encoding="utf-8").splitlines()
    found = [re.fullmatch(r"\| ([A-D]\.\d+) \| (.+) \| (.+?) \| ?(.*?) ?\| ?(●{0,2}) ?\|", line) for line in lines]
    return [[part or "" for part in match.groups()] for match in found if match]


def test_every_exercise_has_a_heading_that_tells_its_points(notebooks: dict[int, Assignment]) -> None:
    for assignment in notebooks.values():
        points = Counter[str]()
        for test in assignment.tests:
            points[test.exercise] += round(test.points)
        if not assignment.graded:
            points.update({solution.grade_id: 0 for solution in assignment.solutions})
        found = outline.exercises(assignment)
        assert {e.grade_id: e.points for e in found} == points, assignment.name
        assert [e.number for e in found] == list(range(1, len(points) + 1))
    assert sum(a.max_score for a in notebooks.values()) == read_course(ROOT).points


def test_prose_that_counts_exercises_and_points_counts_right(notebooks: dict[int, Assignment]) -> None:
    words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    told = 0
    for assignment in notebooks.values():
        prose = "\n".join(cell.source for cell in assignment.cells if cell.role == "prose")
        for number, points, minutes in re.findall(r"(\w+)\s+exercises,\s+(\d+)\s+points,\s+(\d+)\s+minutes", prose):
            told += 1
            assert words.index(number.lower()) == len(outline.exercises(assignment)), assignment.name
            assert int(points) == assignment.max_score, assignment.name
            each = re.findall(r"^### Exercise .*\((\d+) min", prose, re.MULTILINE)
            assert int(minutes) >= sum(map(int, each)), assignment.name  # the reading comes on top
    assert told == sum(a.graded for a in notebooks.values()), "each notebook says at its top how much there is to do"


def test_every_claim_of_the_sources_has_a_place_that_exists(notebooks: dict[int, Assignment]) -> None:
    found = claims()
    expected = [f"{page}.{number}" for page, count in CLAIMS.items() for number in range(1, count + 1)]
    assert sorted(c[0] for c in found) == sorted(expected)
    for claim, _, verdict, where, mark in found:
        assert re.match(r"(taught|mentioned|corrected|not used)\b", verdict), claim
        if verdict.startswith("not used"):
            assert where == mark == "" and ":" in verdict, claim
            continue
        place = re.fullmatch(r"(\d+): (.+)", where)
        assert place, f"{claim} says no place"
        assignment = notebooks[int(place[1])]
        name = place[2]
        known = {f"`{c.grade_id}`" for c in assignment.solutions} | outline.headings(assignment)
        assert name in known, f"{claim}: there is no {name} in {assignment.name}"
        assert mark == "●●" or (mark == "●" and "`" not in name and "measured" not in verdict), claim


def test_the_students_readme_names_every_notebook(notebooks: dict[int, Assignment]) -> None:
    table = rows(STUDENTS, 3, "The notebooks")[1:]
    assert [(int(number), link) for number, link, _ in table] == [
        (number, f"[{outline.title(a)}]({a.name}/{a.notebook}.ipynb)") for number, a in notebooks.items()
    ]


def test_every_word_of_the_glossary_is_in_the_notebook_that_it_names(notebooks: dict[int, Assignment]) -> None:
    table = rows(STUDENTS, 3, "Symbols and words")[1:]
    assert len(table) > 20
    for words, _, number in table:
        text = "\n".join(c.source for c in notebooks[int(number)].cells)
        for word in re.split(r", ", words):
            bare = (
                re.sub(r"\\mathrm\{(\w+)\}", r"\1", word.split(" / ")[0])
                .strip("`$")
                .replace("\\", "")
                .replace("partial L", "L")
            )
            assert WRITTEN.get(bare, bare) in text, f"{word} is not in notebook {number}"


@pytest.mark.parametrize("path", sorted((ROOT / "solutions").glob("*/*.ipynb")), ids=lambda path: path.stem)
def test_every_figure_is_described_and_shown_once(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) >= 2
    for output in pictures:
        description = output["metadata"].get("image/png", {}).get("alt", "")
        assert len(description.split()) >= 6, description or "a figure without a description"
    assert max(Counter(output["data"]["image/png"] for output in pictures).values()) == 1
