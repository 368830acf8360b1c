"""What exceeds a limit costs a sentence, and neither the grader nor the machine more than the limit."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from autograder.config.course import read_course
from autograder.config.errors import UsageError
from autograder.config.limits import MIB, Limits

ROOT = Path(__file__).resolve().parents[2]


def test_the_file_of_the_course_names_every_limit_with_its_default(tmp_path: Path) -> None:
    text = (ROOT / "course.toml").read_text().partition("[limits]")[2].partition("\n\n")[0]
    assert read_course(ROOT).limits == Limits()
    open_lines = [line.removeprefix("# ") for line in text.splitlines() if " = " in line]
    assert len(open_lines) == len(Limits.__dataclass_fields__)
    (tmp_path / "course.toml").write_text("[limits]\n" + "\n".join(open_lines))
    assert read_course(tmp_path).limits == Limits()


def test_an_instructor_sets_limits_in_the_file_of_the_course(tmp_path: Path) -> None:
    assert read_course(tmp_path).limits == Limits()
    (tmp_path / "course.toml").write_text(
        "[limits]\ncell_seconds = 3\nmemory_mb = 512\noutput_mb = 0.5\nnotebook_cells = 100\n"
    )
    expected = Limits(cell_seconds=3.0, memory_bytes=512 * MIB, output_bytes=MIB // 2, notebook_cells=100)
    assert read_course(tmp_path).limits == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cell_second = 3", "'cell_second', which is no limit; there are cell_seconds"),
        ("memory_bytes = 3", "no limit"),
        ("cell_seconds = 0", "must be a number above 0, not 0"),
        ("cell_seconds = -1", "above 0"),
        ("cell_seconds = nan", "above 0"),
        ("cell_seconds = inf", "above 0"),
        ("cell_seconds = true", "above 0"),
        ('cell_seconds = "3"', "above 0, not '3'"),
        ("memory_mb = 8", "at least 256"),
        ("cell_seconds: 3", "is not TOML"),
        ("\xff", "is not TOML"),
    ],
)
def test_a_slip_in_the_file_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "course.toml").write_bytes(b"[limits]\n" + text.encode("latin-1"))
    with pytest.raises(UsageError, match=words):
        read_course(tmp_path)


# ------------------------------------------------------------------------------------------ all that can be had

#: A tenth of the benchmark's sizes, and limits to fit.
SCALE = 0.1
SMALL = Limits(1.5, 12.0, 512 * MIB, MIB // 4, 8 * MIB, 4 * MIB, 3 * MIB)

#: What the student of each case is told; an empty text for a case that has its point.
TOLD = {
    "an honest answer": "",
    "200 MB of output": "[Cut here",
    "200 MB in short lines": "was still running after 1.5 s|[Cut here",
    "one line of 20 MB": "[Cut here",
    "10,000 figures": "was still running after 1.5 s",
    "an answer of 1 GB": "an array of 102 MB is too large to be looked at",
    "a value of 1 GB": "an array of 102 MB is too large to be looked at",
    "a list of 10 million": "double(3) should give one number|was still running",
    "all memory": "needed more memory than the 512 MB it may use",
    "all memory in small parts": "was still running after 1.5 s|more memory than the 512 MB it|too much memory",
    "recursion without an end": "maximum recursion depth exceeded",
    "recursion with a high limit": "was still running|crashed Python|memory",
    "an answer nested deeply": "maximum recursion depth exceeded|was still running",
    "no end": "was still running after 1.5 s",
    "files without an end": "wrote more than the 8 MB it may",
    "a zip bomb": "hand in the notebook itself, not an archive",
    "a notebook of 10 million lists": "too many parts",
    "a notebook of 5 million strings": "double is not defined in your notebook",
}


def _costs() -> dict[str, Any]:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    module = importlib.import_module("limits")
    assert set(module.CASES) == set(TOLD)
    measured: dict[str, Any] = module.measure(list(TOLD), SMALL, SCALE)
    return measured


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")
def test_what_takes_all_that_it_can_get_stays_within_its_limits_and_is_told() -> None:
    for case, cost in _costs().items():  # one test, since all of them are graded in one run
        assert any(words in cost.told for words in TOLD[case].split("|")), (case, cost.told)
        within = {
            "seconds": cost.seconds < SMALL.notebook_seconds + 5,
            "student": cost.student < SMALL.memory_bytes / MIB,
            "judge": cost.judge < 250,
            "grader": cost.grader < 400,
            "written": cost.written < 2,
            "other": cost.other == 1.0,
        }
        assert all(within.values()), (case, cost)
