"""Results and grades as files: whole or not there, and safe to open."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.config import files
from autograder.config.errors import StorageError
from autograder.report.grades_csv import COLUMNS, write_grades_csv, write_results
from tests.report.test_journal import result, unreadable


def table(folder: Path) -> list[dict[str, str]]:
    with open(folder / "grades.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class TestResults:
    def test_a_line_a_notebook_with_the_fixed_fields(self, tmp_path):
        write_results(tmp_path, [unreadable("ben"), result("ada")])
        lines = [json.loads(line) for line in (tmp_path / "results.jsonl").read_text().splitlines()]
        assert [line["student"] for line in lines] == ["ada", "ben"]
        names = ["student", "assignment", "notebook", "status", "reason", "score", "max_score", "cells"]
        assert [list(line) for line in lines] == [names, names]
        fields = ["grade_id", "status", "score", "points", "message", "misconception", "could_be_forged"]
        assert list(lines[0]["cells"][0]) == fields

    @pytest.mark.parametrize("write", [write_results, write_grades_csv])
    def test_a_disk_that_refuses_leaves_the_old_file_as_it_was(self, tmp_path, monkeypatch, write):
        path = write(tmp_path, [result("ada")])
        before = path.read_bytes()

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(files.os, "fsync", full)
        with pytest.raises(StorageError, match="No space left on device"):
            write(tmp_path, [result("ben")])
        assert path.read_bytes() == before
        assert os.listdir(tmp_path) == [path.name]

    @pytest.mark.parametrize("write", [write_results, write_grades_csv])
    def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(self, write):
        with pytest.raises(StorageError, match="cannot be written"):
            write(Path("/proc/nowhere"), [result("ada")])


class TestGrades:
    def test_a_row_a_notebook_sorted_with_what_an_instructor_looks_for(self, tmp_path):
        write_grades_csv(tmp_path, [unreadable("ben"), result("ada")])
        ada, ben = table(tmp_path)
        assert tuple(ada) == COLUMNS
        assert (ada["student"], ada["score"], ada["max_score"], ada["passed"], ada["tests"]) == (
            "ada",
            "2",
            "3.5",
            "1",
            "2",
        )
        assert (ada["not_attempted"], ada["points_lost_at"]) == ("1", "test_b")
        assert ben["reason"] == "hw.ipynb is damaged."

    def test_a_real_zero_is_told_apart_from_what_could_not_be_graded(self, tmp_path):
        write_grades_csv(tmp_path, [result("ada", 0.0), unreadable("ben")])
        assert [(row["score"], row["status"]) for row in table(tmp_path)] == [("0", "graded"), ("0", "unreadable")]

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "  ="])
    def test_no_name_is_a_formula(self, tmp_path, start):
        write_grades_csv(tmp_path, [result(f'{start}HYPERLINK("http://x";"y")'), result("a;=1+1")])
        text = (tmp_path / "grades.csv").read_text(encoding="utf-8")
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        cells += [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
        assert not [
            c
            for c in cells
            if c.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) and not c.startswith("'")
        ]

    def test_a_name_with_bytes_that_are_no_text_is_written_out(self, tmp_path):
        write_grades_csv(tmp_path, [result("\udcff")])
        write_results(tmp_path, [result("\udcff")])
        assert table(tmp_path)[0]["student"] == "\\udcff"

    def test_lines_in_a_reason_make_no_rows(self, tmp_path):
        write_grades_csv(tmp_path, [replace(unreadable("ben"), reason="one\r\ntwo\n=three")])
        assert [row["reason"] for row in table(tmp_path)] == ["one two =three"]
