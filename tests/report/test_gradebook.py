"""The gradebook: nbgrader's own rows, nothing of a human's lost, nothing stale kept."""

from __future__ import annotations

import csv
import datetime
import os
import shutil
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
import sqlalchemy as sa
from nbgrader.api import Course, Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.apps.exportapp import ExportApp
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ComputeChecksums, LockCells, SaveCells
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.config.errors import StorageError, UsageError
from autograder.notebook.assignment import Assignment, read_assignment
from autograder.notebook.clear_solutions import ClearAnswers
from autograder.notebook.results import CellResult, NotebookResult, NotebookStatus
from autograder.report import gradebook as module
from autograder.report.gradebook import GradebookWriter, read_timestamp
from autograder.run.grading import grade
from tests.support import toy
from tests.support.notebooks import ROOT


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    toy.make_course(tmp_path)
    return read_assignment(tmp_path / "solutions" / "toy" / "toy.ipynb")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'classroom' / 'gradebook.db'}"


@pytest.fixture
def writer(url: str, assignment: Assignment) -> GradebookWriter:
    writer = GradebookWriter(url, "dropout")
    writer.prepare(assignment)
    return writer


def result(
    student: str = "ada",
    double: str = "passed",
    answer: str = "failed",
    status: NotebookStatus = "graded",
    reason: str = "",
) -> NotebookResult:
    cells = (
        CellResult("test_double", double, 3.0 if double == "passed" else 0.0, 3.0),  # type: ignore[arg-type]
        CellResult("test_answer", answer, 1.0 if answer == "passed" else 0.0, 1.0),  # type: ignore[arg-type]
    )
    return NotebookResult(student, "toy", "toy", status, reason, cells)


def unreadable(student: str = "ada") -> NotebookResult:
    return result(student, "not reached", "not reached", "unreadable", "toy.ipynb is damaged.")


def grades(url: str, student: str = "ada") -> dict[str, tuple[float | None, float | None, bool]]:
    with Gradebook(url) as book:
        found = book.find_submission_notebook("toy", "toy", student).grades
        return {g.cell.name: (g.auto_score, g.manual_score, g.needs_manual_grade) for g in found}


def comments(url: str, student: str = "ada") -> dict[str, str | None]:
    with Gradebook(url) as book:
        return {c.cell.name: c.comment for c in book.find_submission_notebook("toy", "toy", student).comments}


def edit_solution(assignment: Assignment, change: object) -> Assignment:
    notebook = nbformat.read(assignment.path, as_version=4)
    change(notebook)  # type: ignore[operator]
    nbformat.write(notebook, assignment.path)
    return read_assignment(assignment.path)


def rows(url: str) -> list[list[tuple[object, ...]]]:
    """All that the database says of the instructor's notebook, without the random ids."""
    queries = (
        "SELECT version_num FROM alembic_version",
        "SELECT name, duedate FROM assignment",
        "SELECT name, kernelspec FROM notebook",
        "SELECT name, type FROM base_cell ORDER BY name",
        "SELECT b.name, g.max_score, g.cell_type FROM grade_cells g JOIN base_cell b ON b.id = g.id ORDER BY b.name",
        "SELECT b.name FROM solution_cells s JOIN base_cell b ON b.id = s.id ORDER BY b.name",
        "SELECT name, cell_type, locked, source, checksum FROM source_cell ORDER BY name",
    )
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        found = [[tuple(row) for row in connection.execute(sa.text(query))] for query in queries]
    engine.dispose()
    return found


class TestTheInstructorsNotebook:
    def test_its_rows_are_those_that_nbgrader_itself_saves(self, writer, url, assignment, tmp_path):
        stock = f"sqlite:///{tmp_path / 'stock.db'}"
        os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # nbgrader calls alembic
        with Gradebook(stock) as book:
            book.add_assignment("toy")
        notebook = nbformat.read(assignment.path, as_version=4)
        resources = {"nbgrader": {"notebook": "toy", "assignment": "toy", "db_url": stock}}
        for step in (LockCells, ClearAnswers, ComputeChecksums, SaveCells):
            notebook, resources = step()(notebook, resources)
        assert rows(url) == rows(stock)

    def test_a_new_database_needs_no_program_on_the_path_and_has_nbgraders_version(self, tmp_path, monkeypatch):
        monkeypatch.setenv("PATH", "")
        url = f"sqlite:///{tmp_path / 'new.db'}"
        GradebookWriter(url, "dropout").close()
        GradebookWriter(url, "dropout").close()
        assert len(rows(url)[0]) == 1

    def test_grades_survive_a_mended_test_and_its_points_are_the_new_ones(self, writer, url, assignment):
        writer.write([result()])

        def mend(notebook):
            cell = next(c for c in notebook.cells if c.id == "test_double")
            cell.source += "\n# mended"
            cell.metadata.nbgrader.points = 5

        writer.prepare(edit_solution(assignment, mend))
        assert grades(url)["test_double"] == (3.0, None, False)
        with Gradebook(url) as book:
            assert book.find_assignment("toy").max_score == 6.0
            assert book.find_source_cell("test_double", "toy", "toy").source.endswith("# mended")

    def test_tests_can_come_and_go_after_submissions_exist(self, writer, url, assignment):
        writer.write([result("ada"), result("ben")])

        def exchange(notebook):
            notebook.cells = [c for c in notebook.cells if c.id != "test_answer"]
            new = toy.code("pass", "test_double_more", nbgrader=toy.nbgrader("test_double_more", points=2))
            notebook.cells.insert(4, new)

        changed = edit_solution(assignment, exchange)
        writer.prepare(changed)
        assert set(grades(url)) == {"test_double", "test_double_more"}
        assert grades(url, "ben")["test_double_more"] == (None, None, True)
        assert writer.differing([result("ada")]) == [result("ada")]
        new = replace(result(), cells=(result().cells[0], CellResult("test_double_more", "passed", 2.0, 2.0)))
        writer.write([new])
        assert writer.differing([new]) == []
        with Gradebook(url) as book:
            assert book.find_submission("toy", "ada").score == 5.0


class TestTheCourse:
    def test_stock_tools_find_one_course_with_the_id_that_they_are_configured_with(self, tmp_path):
        shutil.copy(ROOT / "nbgrader_config.py", toy.make_course(tmp_path))
        toy.hand_in(tmp_path, "ada", toy.submitted())
        grade(course=tmp_path)
        config = PyFileConfigLoader("nbgrader_config.py", path=str(tmp_path)).load_config()
        directory = CourseDirectory(config=config)
        with Gradebook(directory.db_url, directory.course_id) as book:
            assert [course.id for course in book.db.query(Course)] == [directory.course_id]
            assert {assignment.name: assignment.course.id for assignment in book.assignments} == {"toy": "dropout"}
            assert book.find_submission("toy", "ada").score == 4.0

    def test_an_assignment_of_an_earlier_version_moves_to_it_with_all_its_grades(self, url, assignment):
        with GradebookWriter(url, "default_course") as old:
            old.prepare(assignment)
            old.write([result()])
        with Gradebook(url, "dropout") as book:  # stock tools were there, too
            book.find_grade("test_answer", "toy", "toy", "ada").manual_score = 0.5
            book.add_assignment("another", course_id="default_course")
        with GradebookWriter(url, "dropout") as writer:
            writer.prepare(assignment)
            assert writer.differing([result()]) == []
        with Gradebook(url, "dropout") as book:
            assert {a.name: a.course_id for a in book.assignments} == {"toy": "dropout", "another": "default_course"}
            assert book.find_submission("toy", "ada").score == 3.5

    def test_a_course_that_is_left_without_assignments_is_gone(self, url, assignment):
        with GradebookWriter(url, "default_course") as old:
            old.prepare(assignment)
        with GradebookWriter(url, "dropout") as writer:
            writer.prepare(assignment)
        with Gradebook(url, "dropout") as book:
            assert [course.id for course in book.db.query(Course)] == ["dropout"]


class TestAStudentsNotebook:
    def test_each_test_cell_has_one_grade_as_nbgrader_leaves_it(self, writer, url):
        writer.write([result()])
        assert grades(url) == {"test_double": (3.0, None, False), "test_answer": (0.0, None, False)}
        assert comments(url) == {"double": None, "answer": None}

    def test_writing_the_same_again_changes_nothing(self, writer, url, tmp_path):
        writer.write([result(), unreadable("ben")])
        before = list(sqlite3.connect(tmp_path / "classroom" / "gradebook.db").iterdump())
        writer.write([result(), unreadable("ben")])
        assert list(sqlite3.connect(tmp_path / "classroom" / "gradebook.db").iterdump()) == before

    def test_what_was_not_attempted_says_no_response(self, writer, url):
        writer.write([result(double="not attempted", answer="not attempted")])
        assert comments(url) == {"double": "No response.", "answer": "No response."}
        writer.write([result()])
        assert comments(url) == {"double": None, "answer": None}

    def test_what_could_not_be_graded_has_score_zero_and_the_reason_as_comment(self, writer, url):
        writer.write([unreadable()])
        assert grades(url) == {"test_double": (0.0, None, False), "test_answer": (0.0, None, False)}
        assert set(comments(url).values()) == {"toy.ipynb is damaged."}

    def test_of_a_notebook_that_ran_out_of_time_only_the_unreached_exercise_has_the_reason(self, writer, url):
        writer.write([result(answer="not reached", status="timeout", reason="It took longer than 120 seconds.")])
        assert comments(url) == {"double": None, "answer": "It took longer than 120 seconds."}

    def test_an_old_score_never_stands_for_a_failed_regrade(self, writer, url):
        writer.write([result()])
        writer.write([replace(unreadable(), cells=())])
        assert grades(url) == {"test_double": (0.0, None, False), "test_answer": (0.0, None, False)}

    def test_what_a_human_gave_survives_a_regrade(self, writer, url):
        writer.write([result()])
        with Gradebook(url) as book:
            grade = book.find_grade("test_answer", "toy", "toy", "ada")
            grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 0.5, 0.25, False
            book.find_comment("answer", "toy", "toy", "ada").manual_comment = "A good idea."
            book.db.commit()
        writer.write([replace(unreadable())])
        writer.write([result(answer="not attempted")])
        assert grades(url)["test_answer"] == (0.0, 0.5, True)
        assert comments(url)["answer"] == "A good idea."
        with Gradebook(url) as book:
            assert book.find_submission("toy", "ada").score == 3.75

    def test_a_timestamp_is_kept_until_there_is_another(self, writer, url, tmp_path):
        moment = datetime.datetime(2026, 3, 4, 5, 6)
        writer.write([result()], {("ada", "toy"): moment})
        writer.write([result(double="failed")])
        with Gradebook(url) as book:
            assert book.find_submission("toy", "ada").timestamp == moment
        (tmp_path / "timestamp.txt").write_text("2026-03-04 05:06:00 UTC\n")
        assert read_timestamp(tmp_path) == moment
        (tmp_path / "timestamp.txt").write_text("yesterday, I swear")
        assert read_timestamp(tmp_path) is None

    def test_names_that_no_database_would_take_are_written_all_the_same(self, writer, url):
        odd = ["a" * 300, "\udcff\udcfe", "Zoë O'Neil; DROP TABLE grade", "=1+1", "nul\0"]
        found = [result(name) for name in odd] + [unreadable("sad")]
        found.append(replace(unreadable("sadder"), reason="odd \0 \udcff"))
        writer.write(found)
        assert writer.differing(found) == []
        with Gradebook(url) as book:
            assert len(book.students) == len(found)
            assert max(len(s.id) for s in book.students) == 128

    def test_a_name_that_is_a_tag_is_none_in_formgrader(self, writer, url):
        tags = ["<img src=x onerror=1>", 'x" onload="1']
        writer.write([result(name) for name in tags])
        with Gradebook(url, "dropout") as book:
            names = sorted(student.id for student in book.students)
        assert [name.split("~")[0] for name in names] == ["_img src=x onerror=1_", "x_ onload=_1"]

    def test_names_that_are_mended_alike_stay_apart(self, writer, url):
        writer.write([result("\udcff"), result("\\udcff", "failed")])
        with Gradebook(url) as book:
            assert sorted(book.find_submission("toy", s.id).score for s in book.students) == [0, 3]

    def test_a_comment_is_inert_on_nbgraders_pages(self, writer, url):
        writer.write(
            [replace(unreadable("ada"), reason="<img src=x onerror=alert(1)>.ipynb is damaged. [a](javascript:b)")]
        )
        with Gradebook(url) as book:
            comment = book.find_submission_notebook("toy", "toy", "ada").comments[0].auto_comment
        assert "<img" not in comment
        assert "](" not in comment

    def test_the_time_of_handing_in_waits_for_no_pipe(self, tmp_path):
        os.mkfifo(tmp_path / "timestamp.txt")
        assert read_timestamp(tmp_path) is None


class TestReconciling:
    def test_a_deleted_gradebook_is_noticed_and_written_again(self, writer, url, assignment, tmp_path):
        results = [result("ada"), unreadable("ben")]
        writer.write(results)
        assert writer.differing(results) == []
        writer.close()
        (tmp_path / "classroom" / "gradebook.db").unlink()
        again = GradebookWriter(url, "dropout")
        again.prepare(assignment)
        assert again.differing(results) == results
        again.write(results)
        assert again.differing(results) == []

    def test_only_what_differs_is_named_and_human_grades_do_not_count(self, writer, url):
        results = [result(name) for name in ("ada", "ben", "cem")]
        writer.write(results)
        with Gradebook(url) as book:
            book.find_grade("test_double", "toy", "toy", "ben").auto_score = 99
            book.find_grade("test_double", "toy", "toy", "cem").manual_score = 2
            book.db.commit()
        assert [r.student for r in writer.differing(results)] == ["ben"]

    def test_a_notebook_that_was_not_prepared_is_left_alone(self, writer):
        assert writer.differing([replace(result(), assignment="other")]) == []

    def test_a_batch_is_whole_or_not_there(self, writer, url, monkeypatch):
        def refuse(*_: object) -> None:
            raise sa.exc.OperationalError("INSERT", {}, Exception("disk is full"))

        monkeypatch.setattr(module, "_write_comments", refuse)
        with pytest.raises(StorageError, match="disk is full"):
            writer.write([result()])
        with Gradebook(url) as book, pytest.raises(MissingEntry):
            book.find_student("ada")

    def test_a_class_of_a_thousand_is_written_whole(self, writer):
        results = [result(f"s{i}") for i in range(1000)]
        writer.write(results)
        assert writer.differing(results) == []


class TestWhatCannotBeOpened:
    def test_a_url_that_is_none(self):
        with pytest.raises(UsageError, match="is not a database URL"):
            GradebookWriter("gradebook.db", "dropout")

    def test_a_database_of_another_kind(self):
        with pytest.raises(UsageError, match="a SQLite file or a PostgreSQL database, not mysql"):
            GradebookWriter("mysql+pymysql://me:secret@localhost/grades", "dropout")

    def test_a_file_that_is_no_database(self, tmp_path):
        (tmp_path / "g.db").write_text("These are my grades, in words. " * 100)
        with pytest.raises(StorageError, match="is not a gradebook, or is damaged"):
            GradebookWriter(f"sqlite:///{tmp_path / 'g.db'}", "dropout")

    def test_another_programs_database_is_not_touched(self, tmp_path):
        with sqlite3.connect(tmp_path / "g.db") as connection:
            connection.execute("CREATE TABLE recipes (name TEXT)")
        before = (tmp_path / "g.db").read_bytes()
        with pytest.raises(StorageError, match="another program's data"):
            GradebookWriter(f"sqlite:///{tmp_path / 'g.db'}", "dropout")
        assert (tmp_path / "g.db").read_bytes() == before

    def test_a_gradebook_of_another_version(self, writer, url, tmp_path):
        with sqlite3.connect(tmp_path / "classroom" / "gradebook.db") as connection:
            connection.execute("UPDATE alembic_version SET version_num = 'b6d005d67074'")
        with pytest.raises(StorageError, match="nbgrader db upgrade"):
            GradebookWriter(url, "dropout")

    def test_a_folder_where_nothing_can_be_made(self):
        with pytest.raises(StorageError, match=r"cannot be made|cannot be opened"):
            GradebookWriter("sqlite:////proc/nowhere/gradebook.db", "dropout")

    def test_a_read_only_gradebook_says_so(self, writer, assignment, tmp_path):
        writer.close()
        read_only = GradebookWriter(
            f"sqlite:///file:{tmp_path / 'classroom' / 'gradebook.db'}?mode=ro&uri=true", "dropout"
        )
        with pytest.raises(StorageError, match="cannot be written"):
            read_only.prepare(assignment)

    def test_a_locked_gradebook_says_so_and_is_written_once_it_is_free(self, writer, url, assignment, tmp_path):
        busy = sqlite3.connect(tmp_path / "classroom" / "gradebook.db", isolation_level=None)
        busy.execute("BEGIN EXCLUSIVE")
        impatient = GradebookWriter.__new__(GradebookWriter)
        with pytest.raises(StorageError, match="in use by another program"):
            impatient.__init__(f"{url}?timeout=0.2", "dropout")  # type: ignore[misc]
        busy.execute("ROLLBACK")
        writer.write([result()])
        assert writer.differing([result()]) == []
        busy.close()


class TestStockTools:
    def test_formgraders_interface_reads_the_gradebook(self, writer, url, tmp_path):
        writer.write([result("ada"), result("ben", "not attempted", "passed"), unreadable("cem")])
        toy.hand_in(tmp_path, "ada", toy.submitted())
        (tmp_path / "classroom" / "autograded" / "ada" / "toy").mkdir(parents=True)
        api = NbGraderAPI(config=stock_config(tmp_path, url))
        (found,) = api.get_assignments()
        assert (found["name"], found["max_score"], found["num_submissions"]) == ("toy", 4.0, 1)
        scores = {s["student"]: s["score"] for s in api.get_submissions("toy")}
        assert scores == {"ada": 3.0, "ben": 1.0, "cem": 0.0}
        (notebook,) = api.get_notebooks("toy")
        assert notebook["average_score"] == pytest.approx(4 / 3)
        (student,) = [s for s in api.get_students() if s["id"] == "ada"]
        assert (student["score"], student["max_score"]) == (3.0, 4.0)

    def test_nbgraders_export_writes_these_scores(self, writer, url, tmp_path, monkeypatch):
        writer.write([result("ada"), unreadable("ben")])
        monkeypatch.chdir(tmp_path)
        app = ExportApp(config=stock_config(tmp_path, url))
        app.initialize(["--to", str(tmp_path / "out.csv")])
        app.start()
        with open(tmp_path / "out.csv") as file:
            scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
        assert scores == {"ada": 3.0, "ben": 0.0}


def stock_config(root: Path, url: str) -> Config:
    config = Config()
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.source_directory = "solutions"
    config.CourseDirectory.release_directory = "course"
    config.CourseDirectory.submitted_directory = "classroom/submitted"
    config.CourseDirectory.autograded_directory = "classroom/autograded"
    config.CourseDirectory.feedback_directory = "classroom/feedback"
    config.CourseDirectory.db_url = url
    config.NbGrader.logfile = ""
    return config
