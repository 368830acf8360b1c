"""Every number in the prose of a notebook comes from a cell of it: from code, from what it printed, or from a figure.

A figure says its numbers in its alternative text. A number with a decimal point comes from a cell of its own section;
only the first cells and the summary may take it from anywhere. A number that was worked out beforehand, or read
elsewhere, stands in ``ELSEWHERE`` with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from tests.support.notebooks import ROOT

NOTEBOOKS = sorted((ROOT / "solutions").glob("*/*.ipynb"))

#: Numbers that no cell gives, by notebook, and where each comes from.
ELSEWHERE: dict[str, dict[str, str]] = {
    "01_two_neurons": {"19": "twenty seeds from 0 on, range(20)", "200,000": "20 seeds times 10,000 draws"},
    "03_coins_to_masks": {
        "4.2": "14 draws at p = 0.3",
        "7.5": "0.2 / 0.8 times 1 + 4 + 9 + 16",
        "2.7": "the root of 7.5",
        "36": "units of the masks that the library draws",
    },
    "04_backward_and_switch": {
        "1.25": "1 / 0.8",
        "128": "SIZES of content/trials.py",
        "1.96": "normal distribution, 97.5th percentile",
        "12.706": "Student's t, as T95 of content/trials.py",
        "2.776": "the same",
        "2.093": "the same",
        "1,797": "images of content/digits.py, which a test counts",
    },
    "05_committee": {
        "107": "the exact mean of notebook 2",
        "3.34": "the same, as a decimal number",
        "3.25": "the scaled pass of notebook 2",
        "95": "per cent of an interval",
    },
    "06_relatives": {
        "1,797": "images of content/digits.py, which a test counts",
        "400": "SETTINGS of records/practice.py",
        "8.31": "the variance that the section on sequences prints",
        "1.758": "scale times alpha of SELU, from the paper's constants",
        "1.12": "a version of PyTorch",
        "124464": "an issue of PyTorch, by its link",
    },
    "07_mc_dropout": {
        "0.674": "normal distribution, 75th percentile",
        "0.25": "0.2 / 0.8",
    },
    "08_bug_museum": {
        "0.251": "a question: how many coins tell it from 0.25?",
        "800": "SETTINGS of content/bug_experiments.py",
        "25": "wrong layers of the hidden zoo",
    },
    "09_real_machines": {
        "128": "bits of Philox's key, by numpy's documentation",
        "64": "bits of a word of Philox's counter, by numpy's documentation",
        "256": "bits of Philox's counter, by numpy's documentation",
        "2.49": "OLMo-core, pull request 828",
        "2.19": "OLMo-core, pull request 828",
        "0.1": "OLMo-core, pull request 828",
        "400": "digits that content/machines.py trains on",
        "150": "steps after which OLMo-core's pull request 828 compares",
    },
    "10_does_it_pay": {
        "60": "images that are offered, content/acquisition.py",
        "2,048": "steps of a run, content/language.py",
        "1.4": "Liu, Bauer and Manning (2025)",
        "3.9": "Elhoushi and others (2026)",
    },
}

#: What is no number to check: code, formulas, links, labels, counts of points and minutes, years, places to look.
_SKIPPED = re.compile(
    r"```.*?```|`[^`]*`|<code>.*?</code>|\$\$.*?\$\$|\$[^$]*\$|\]\([^)]*\)|https?://\S+|<[^>]*>|“[^”]*”|\"[^\"]*\""
    r"|^#+ Exercise.*?$|^\d+[a-d]?\.? |\d+\s+points(?=, )|(?<=points, )\d+\s+minutes|(?<=points,\n)\d+\s+minutes"
    r"|\b[pqnNTKhkλτσ] = [\d.,/]+|\b(?:1[89]|20)\d\d\b|arXiv\s+\d+\.\d+"
    r"|\b(?:[Nn]otebooks?|[Ee]xercises?|[Ss]ections?|[Ee]xhibits?|chapter|issues?|request|question|forum|JMLR|[Ll]ine|"
    r"[Ll]ayers?|[Ss]eeds?|equation|JEP|Nature|Mathematica|Biometrika|[Cc]ase|version|unit)\*?"
    r" \d+(?:\.\d+)*(?:,? (?:to|and|or) \d+|, \d+)*",
    re.S | re.M,
)
_SUMMARY = re.compile(r"^## What you can now prove|\*\*Sources", re.M)
_OF_HUNDRED = re.compile(r"(?:[\d,.±() –-]|to|and)*\s*(?:%|percent|points)")
_NUMBER = re.compile(r"(?<![\w.,/^])\d{1,3}(?:,\d{3})+(?!\d)|(?<![\w,/^])(?<!\d\.)\d+(?:\.\d+)?(?![\d^⁰¹²³⁴-⁹])")
_IN_CODE = re.compile(r"\d[\d_,]*\d(?:\.\d+)?(?:e-?\d+)?|\d+(?:\.\d*)?(?:e-?\d+)?|\.\d+")


def sections(notebook: nbformat.NotebookNode) -> list[list[nbformat.NotebookNode]]:
    """The cells by second-level heading; a cell of prose is cut at each of its headings."""
    found: list[list[nbformat.NotebookNode]] = [[]]
    for cell in notebook.cells:
        for part in re.split(r"(?m)^(?=## )", cell.source) if cell.cell_type == "markdown" else ():
            if part.startswith("## "):
                found.append([])
            found[-1].append(nbformat.v4.new_markdown_cell(part))
        if cell.cell_type == "code":
            found[-1].append(cell)
    return found


def prose_numbers(notebook: nbformat.NotebookNode) -> Iterator[tuple[str, str, set[float]]]:
    """Yield each number in prose that is to be checked, the words around it, and the numbers that it may be."""
    everything = told_numbers(notebook.cells)
    for place, section in enumerate(sections(notebook)):
        prose = [cell.source for cell in section if cell.cell_type == "markdown"]
        near = everything if place == 0 or _SUMMARY.search("".join(prose)) else told_numbers(section)
        for source in prose:
            text = _SKIPPED.sub(lambda found: " " * len(found[0]), source)
            for found in _NUMBER.finditer(text):
                words = " ".join(source[max(0, found.start() - 45) : found.end() + 25].split())
                shares = {100 * one for one in near} if _OF_HUNDRED.match(text[found.end() :]) else set()
                yield found[0], words, (near if "." in found[0] else everything) | shares


def told_numbers(cells: list[nbformat.NotebookNode]) -> set[float]:
    """Return the numbers of the code cells that are no tests, of what they printed, and of their alternative texts."""
    texts = []
    for cell in cells:
        if cell.cell_type != "code" or cell.metadata.get("nbgrader", {}).get("grade"):
            continue
        texts.append(cell.source)
        for output in cell.outputs:
            texts.append(output.get("text", ""))
            texts += [str(v) for k, v in output.get("data", {}).items() if k in ("text/plain", "text/html")]
            texts += [part.get("alt", "") for part in output.get("metadata", {}).values() if isinstance(part, dict)]
    found: set[float] = set()
    for text in texts:
        for word in _IN_CODE.findall(text):
            for reading in {word, word.replace(",", "").replace("_", ""), *re.split(r"[,_]", word)}:
                try:
                    found.add(float(reading))
                except ValueError:
                    continue
    return found


def is_told(number: str, told: set[float]) -> bool:
    """Whether a number is one of these, rounded as it is written."""
    value, half = float(number.replace(",", "")), 0.5 * 10.0 ** -len(number.partition(".")[2]) + 1e-9
    return any(abs(one - value) <= half for one in told)


def untold(path: Path) -> list[tuple[str, str]]:
    """Each number of a notebook's prose that no cell gives, with the words around it."""
    numbers = prose_numbers(nbformat.read(path, as_version=4))
    return [(number, words) for number, words, told in numbers if not is_told(number, told)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_every_number_in_prose_comes_from_a_cell_or_has_a_reason(path: Path) -> None:
    missing, reasons = untold(path), ELSEWHERE.get(path.stem, {})
    assert [f"{number}: ... {words} ..." for number, words in missing if number not in reasons] == []
    assert set(reasons) <= {number for number, _ in missing}, "these reasons are not needed any more"


def changed(number: str) -> str:
    """The number with another last digit: one more, or 8 for 9."""
    return number[:-1] + ("8" if number[-1] == "9" else str(int(number[-1]) + 1))


def test_most_numbers_with_a_decimal_point_are_missed_when_their_last_digit_is_changed() -> None:
    """A control: where many numbers are told, as in tables of intervals, a wrong one may agree with one by chance."""
    noticed = [
        not is_told(changed(number), told)
        for path in NOTEBOOKS
        for number, _, told in prose_numbers(nbformat.read(path, as_version=4))
        if "." in number
    ]
    print(f"{sum(noticed)} of {len(noticed)} changed numbers are noticed")
    assert sum(noticed) > 0.5 * len(noticed) > 60


@pytest.mark.parametrize(
    ("prose", "finds"),
    [
        ("The error is 4.7%.", []),
        ("The error is 4.8%.", ["4.8"]),
        ("The error is about 5%.", []),
        ("It falls from 12.25 points to 0.47 in 1,500 steps.", ["12.25", "0.47"]),
        ("See notebook 9, exercise 77 and [a page](https://example.org/88), of 2014; `99` and $66$ are code.", []),
    ],
)
def test_a_number_that_no_cell_gives_is_found(prose: str, finds: list[str]) -> None:
    output = nbformat.v4.new_output("stream", text="test error 0.0468, as 12.3 before\n")
    code = nbformat.v4.new_code_cell("steps = 1_500", outputs=[output])
    graded = nbformat.v4.new_code_cell("right = 0.48", metadata={"nbgrader": {"grade": True}})
    elsewhere = [nbformat.v4.new_markdown_cell("## Another section"), nbformat.v4.new_code_cell("rate = 12.25")]
    cells = [*elsewhere, nbformat.v4.new_markdown_cell(f"## A section\n{prose}"), code, graded]
    numbers = prose_numbers(nbformat.v4.new_notebook(cells=cells))
    assert [number for number, _, told in numbers if not is_told(number, told)] == finds
