"""The journal: nothing that was graded is lost by a kill."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from autograder.config.errors import StorageError
from autograder.notebook.outputs import Stream
from autograder.notebook.results import CellOutput, CellResult, NotebookResult, NotebookStatus
from autograder.report.journal import Journal


def result(
    student: str = "ada", score: float = 2.0, status: NotebookStatus = "graded", reason: str = ""
) -> NotebookResult:
    reached = status == "graded"
    cells = (
        CellResult("test_a", "passed" if score else "failed", score, 2.0, "" if score else "it returned None.", None),
        CellResult("test_b", "not attempted" if reached else "not reached", 0.0, 1.5, "not attempted yet"),
    )
    return NotebookResult(
        student, "hw", "hw", status, reason, cells, outputs=(CellOutput(0, (Stream("stdout", "big"),)),), seconds=1.0
    )


def unreadable(student: str) -> NotebookResult:
    return result(student, 0.0, "unreadable", "hw.ipynb is damaged.")


class TestJournal:
    def test_what_was_graded_is_found_by_its_key_in_the_next_run(self, tmp_path):
        with Journal(tmp_path / "journal.jsonl") as journal:
            journal.append([("k1", result("ada")), ("k2", result("ben"))])
        again = Journal(tmp_path / "journal.jsonl")
        assert again.reusable("k1") == result("ada")
        assert again.reusable("k1") is again.reusable("k1")
        assert again.reusable("k3") is None
        assert [r.student for r in again.latest()] == ["ada", "ben"]

    def test_the_last_line_of_a_notebook_counts(self, tmp_path):
        with Journal(tmp_path / "j") as journal:
            journal.append([("old", result("ada", 0.0))])
            journal.append([("new", result("ada", 2.0))])
        again = Journal(tmp_path / "j")
        assert again.reusable("old") is None
        assert [r.score for r in again.latest()] == [2.0]

    def test_the_graders_own_failure_is_graded_again(self, tmp_path):
        with Journal(tmp_path / "j") as journal:
            journal.append(
                [("k", result(status="error", reason="The worker died.")), ("t", result("ben", status="timeout"))]
            )
            assert journal.reusable("k") is None
            assert journal.reusable("t") is not None
            assert len(journal.latest()) == 2

    @pytest.mark.parametrize("cut", [1, 5, 40, 200])
    def test_a_line_torn_by_a_kill_counts_for_nothing_and_spoils_no_other(self, tmp_path, cut):
        path = tmp_path / "j"
        with Journal(path) as journal:
            journal.append([("k1", result("ada")), ("k2", result("ben"))])
        path.write_bytes(path.read_bytes()[:-cut])
        with Journal(path) as journal:
            assert journal.reusable("k1") == result("ada")
            journal.append([("k3", result("cem"))])
        again = Journal(path)
        assert (again.reusable("k1"), again.reusable("k3")) == (result("ada"), result("cem"))

    def test_lines_that_are_no_records_are_passed_over(self, tmp_path):
        path = tmp_path / "j"
        strange = [b"\xff\xfe\n", b"[]\n", b"{}\n", b'{"key": 1, "record": {}}\n', b"[" * 100_000 + b"\n", b"\n"]
        path.write_bytes(b"".join(strange))
        with Journal(path) as journal:
            journal.append([("k", result())])
        assert Journal(path).reusable("k") == result()

    def test_compacting_leaves_one_line_a_notebook(self, tmp_path):
        path = tmp_path / "j"
        with Journal(path) as journal:
            for i in range(5):
                journal.append([(f"k{i}", result("ada", 2.0)), (f"l{i}", result("ben"))])
            everyone = journal.compact()
            assert [r.student for r in everyone] == ["ada", "ben"]
            assert len(path.read_text().splitlines()) == 2
            journal.append([("m", result("cem"))])
        assert [r.student for r in Journal(path).latest()] == ["ada", "ben", "cem"]

    def test_a_full_disk_is_said_in_a_sentence_and_nothing_counts_as_graded(self, tmp_path, monkeypatch):
        journal = Journal(tmp_path / "j")
        monkeypatch.setattr(Journal, "_open", lambda _: Path("/dev/full").open("wb", buffering=0))  # noqa: SIM115
        with pytest.raises(StorageError, match="cannot be written"):
            journal.append([("k", result())])
        assert journal.reusable("k") is None

    def test_a_line_for_which_there_is_no_room_is_not_there_at_all(self, tmp_path):
        with Journal(tmp_path / "j") as journal:
            journal.append([("k1", result("ada"))])
            before = (tmp_path / "j").read_bytes()
            limits = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 50, limits[1]))
            try:
                with pytest.raises(StorageError, match="what it held is kept"):
                    journal.append([("k2", result("ben"))])
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            assert (tmp_path / "j").read_bytes() == before
            journal.append([("k3", result("cem"))])
        assert [r.student for r in Journal(tmp_path / "j").latest()] == ["ada", "cem"]

    def test_a_journal_that_cannot_be_read_is_said_in_a_sentence(self, tmp_path):
        (tmp_path / "j").mkdir()
        with pytest.raises(StorageError, match="cannot be read"):
            Journal(tmp_path / "j")

    def test_ten_thousand_notebooks_hold_equal_cells_once(self, tmp_path):
        with Journal(tmp_path / "j") as journal:
            journal.append((f"k{i}", result(f"s{i}")) for i in range(10_000))
        again = Journal(tmp_path / "j")
        assert len(again) == 10_000
        assert again.reusable("k1").cells[0] is again.reusable("k2").cells[0]  # equal cells are held once
