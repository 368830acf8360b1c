"""PostgreSQL as gradebook: every row as in SQLite, nothing waited for without end, every refusal one sentence."""

from __future__ import annotations

import importlib
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
import sqlalchemy as sa
from nbgrader import api
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.apps.exportapp import ExportApp

from autograder.cli import commands as cli
from autograder.config.errors import StorageError, UsageError
from autograder.notebook.assignment import read_assignment
from autograder.report import gradebook, gradebook_rows
from autograder.report import record as recording
from autograder.report.database import display_name
from autograder.report.gradebook import GradebookWriter
from autograder.report.journal import Journal
from autograder.run import grading
from autograder.run.grading import Graded, grade
from autograder.run.worker import Worker
from autograder.sandbox.choice import choose_sandbox
from tests.report.test_gradebook import result, stock_config, unreadable
from tests.soak import interruptions
from tests.support import toy

pytest.importorskip("psycopg", reason="the extra postgresql is not installed")
postgresql = importlib.import_module("tests.support.postgresql")
if why := postgresql.why_missing():
    pytest.skip(why, allow_module_level=True)

SECRET = "open-sesame"
IMPATIENT = "?options=-c%20lock_timeout%3D300"

#: What a class hands in: right, wrong, untouched, damaged, deadly, missing; and names that no schema takes as they are.
CLASS: dict[str, tuple[Any, str]] = {
    "ada": (toy.submitted(), "toy.ipynb"),
    "ben": (toy.submitted(double="def double(x):\n    return x * x"), "toy.ipynb"),
    "cem": (toy.released(), "toy.ipynb"),
    "dot": ("{", "toy.ipynb"),
    "fay": (toy.submitted(double="import os; os._exit(3)"), "toy.ipynb"),
    "gus": (toy.submitted(), "\udcff.ipynb"),
    "Ж" * 100: (toy.submitted(answer="answer = 41"), "toy.ipynb"),
    "x" * 200: (toy.submitted(answer="answer = 41"), "toy.ipynb"),
    "\udcff\udcfe": (toy.released(), "toy.ipynb"),
}


@pytest.fixture(scope="module")
def server() -> Iterator[postgresql.Server]:
    with postgresql.Server() as server:
        server.execute(
            f"CREATE ROLE guarded LOGIN SUPERUSER PASSWORD '{SECRET}'",
            f"CREATE ROLE \"guarded@home\" LOGIN PASSWORD '{SECRET}'",
            "CREATE ROLE reader LOGIN",
            "CREATE ROLE assistant LOGIN",
        )
        yield server


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(choose_sandbox(), interruptions.LIMITS, checks="dropout_lab.checks") as worker:
        yield worker


@pytest.fixture(autouse=True)
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is graded in this process is graded by one worker, which starts only where it is needed."""

    def open_workers(*_: object) -> interruptions.Kept:
        return interruptions.Kept(request.getfixturevalue("worker"))

    monkeypatch.setattr(grading, "open_workers", open_workers)
    monkeypatch.setattr("autograder.config.course.limits_of", lambda *_: interruptions.LIMITS)
    yield
    if "server" in request.fixturenames:
        request.getfixturevalue("server").take_back()


@pytest.fixture
def url(server: postgresql.Server) -> str:
    """An empty database."""
    return server.url(server.database())


def hand_in(course: Path, *students: str) -> None:
    for number, student in enumerate(students):
        notebook, name = CLASS[student]
        path = toy.hand_in(course, student, notebook, name)
        path.with_name("timestamp.txt").write_text(f"2026-03-04 05:0{number}:00.25 UTC\n")


def run(course: Path, url: str, **options: Any) -> Graded:
    """Grades into a database; each has a classroom of its own."""
    classroom = course / ("lite" if url.startswith("sqlite") else "server")
    submissions = course / "classroom" / "submitted"
    return grade(course=course, classroom=classroom, submissions=submissions, db=url, **options)


def lite(course: Path) -> str:
    return f"sqlite:///{course / 'lite' / 'gradebook.db'}"


def rows(url: str) -> list[tuple[str, dict[str, Any]]]:
    """Every row of every table of a gradebook; for random ids stand the rows that they mean."""
    engine = sa.create_engine(url)
    meant: dict[str, str] = {}
    with engine.connect() as connection:
        version = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one()
        found: list[tuple[str, dict[str, Any]]] = [("alembic_version", {"is": version})]
        for table in api.Base.metadata.sorted_tables:  # what is meant comes before what means it
            random = "id" in table.c and table.c.id.default is not None
            for row in connection.execute(sa.select(table)):
                values = {key: meant.get(value, value) for key, value in row._asdict().items()}
                own = values.pop("id") if random else ""
                meant |= {own: f"{table.name} {values}"} if random else {}
                found.append((table.name, values))
    engine.dispose()
    return sorted(found, key=repr)


def total(url: str) -> float:
    return sum(row["auto_score"] for table, row in rows(url) if table == "grade")


def mark_by_hand(url: str) -> None:
    """What an instructor does in formgrader."""
    with Gradebook(url) as book:
        for student in ("ada", "dot"):
            mark = book.find_grade("test_double", "toy", "toy", student)
            mark.manual_score, mark.extra_credit, mark.needs_manual_grade = 2.5, 0.5, False
            book.find_comment("double", "toy", "toy", student).manual_comment = f"Well tried, {student}: 3 ≥ 2."
        book.db.commit()


def edit(course: Path, change: Callable[[Any], None]) -> None:
    path = course / "solutions" / "toy" / "toy.ipynb"
    notebook = nbformat.read(path, as_version=4)
    change(notebook)
    nbformat.write(notebook, path)


# --------------------------------------------------------------------------------------------- the same as in SQLite


def everybody_hands_in_something_else(course: Path) -> None:
    for student, other in {"ada": "ben", "ben": "ada", "dot": "ada", "fay": "cem"}.items():
        toy.hand_in(course, student, CLASS[other][0])
    toy.hand_in(course, "new", toy.submitted())


def a_test_is_mended(course: Path) -> None:
    def mend(notebook: Any) -> None:
        for cell in notebook.cells[-2:]:
            cell.source = cell.source.replace("42", "41")
        notebook.cells[-1].metadata.nbgrader.points = 0.7

    edit(course, mend)


def tests_come_and_go(course: Path) -> None:
    def exchange(notebook: Any) -> None:
        notebook.cells = [c for c in notebook.cells if c.id != "test_answer"]
        source = 'with exercise("double"):\n    ask(double, 1).equals(2)'
        notebook.cells.insert(4, toy.code(source, "more", nbgrader=toy.nbgrader("test_double_more", points=2)))

    edit(course, exchange)


def an_exercise_goes_with_its_test(course: Path) -> None:
    edit(course, lambda notebook: notebook.update(cells=[c for c in notebook.cells if "double" not in c.id]))


@pytest.mark.parametrize(
    "change",
    [everybody_hands_in_something_else, a_test_is_mended, tests_come_and_go, an_exercise_goes_with_its_test],
)
def test_every_row_is_as_in_sqlite_when(course: Path, url: str, change: Callable[[Path], None]) -> None:
    hand_in(course, *(CLASS if change is everybody_hands_in_something_else else ["ada", "ben", "dot"]))
    for place in (url, lite(course)):
        run(course, place)
    before = rows(url)
    assert before == rows(lite(course))
    assert {table for table, _ in before} == {"alembic_version", *api.Base.metadata.tables} - {"task_cells"}
    change(course)
    for place in (url, lite(course)):
        mark_by_hand(place)
        run(course, place)
    after = rows(url)
    assert after == rows(lite(course))
    assert after != before
    by_hand = [(row.get("manual_score"), row.get("manual_comment")) for _, row in after]
    left = 0 if change is an_exercise_goes_with_its_test else 1
    for own in ((2.5, None), (None, "Well tried, ada: 3 ≥ 2."), (None, "Well tried, dot: 3 ≥ 2.")):
        assert by_hand.count(own) == left * (2 if own[0] else 1)
    for name in ("results.jsonl", "grades.csv"):
        assert (course / "lite" / name).read_bytes() == (course / "server" / name).read_bytes()
    assert run(course, url).fresh == 0
    assert rows(url) == after


def test_stock_nbgrader_reads_the_same_scores(course: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(course, "ada", "ben", "dot")
    scores = {r.student: r.score for r in run(course, url).results}
    with Gradebook(url) as book:
        assert {s.id: s.score for s in book.students} == scores == {"ada": 4, "ben": 1, "dot": 0}
        assert book.find_submission("toy", "ben").timestamp.isoformat() == "2026-03-04T05:01:00.250000"
        assert book.average_assignment_score("toy") == pytest.approx(5 / 3)
    config = stock_config(course, url)
    config.CourseDirectory.autograded_directory = "server/autograded"
    formgrader = NbGraderAPI(config=config)
    assert {s["student"]: s["score"] for s in formgrader.get_submissions("toy")} == scores
    assert formgrader.get_notebooks("toy")[0]["average_score"] == pytest.approx(5 / 3)
    assert {s["id"]: (s["score"], s["max_score"]) for s in formgrader.get_students()}["ada"] == (4, 4)
    monkeypatch.chdir(course)
    app = ExportApp(config=config)
    app.initialize(["--to", "out.csv"])
    app.start()
    assert "ben" in (course / "out.csv").read_text()


def test_a_gradebook_that_stock_nbgrader_made_is_written(
    course: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "get_alembic_version", gradebook_rows.schema_version)  # it starts a program to ask
    with Gradebook(url) as book:
        book.add_student("ada", first_name="Ada")
    hand_in(course, "ada")
    run(course, url)
    assert total(url) == 4


# ------------------------------------------------------------------------------------------------ as it is called


def call(capsys: pytest.CaptureFixture[str], course: Path, url: str, *options: str) -> tuple[int, str, str]:
    """``autograder grade`` on the command line: exit code, what it shows, what it complains of."""
    words = ["--course", str(course), "--classroom", str(course / "server"), "--db", url]
    with pytest.raises(SystemExit) as end:
        cli.main(["grade", *words, "--submissions", str(course / "classroom" / "submitted"), *options])
    said = capsys.readouterr()
    return int(end.value.code or 0), said.out, said.err


@pytest.mark.parametrize("driver", ["postgresql+psycopg", "postgresql", "postgres"])
def test_the_command_grades_and_shows_no_password(
    course: Path, server: postgresql.Server, capsys: pytest.CaptureFixture[str], driver: str
) -> None:
    name = server.database()
    hand_in(course, "ada")
    code, out, err = call(capsys, course, server.url(name, f"guarded:{SECRET}", driver))
    assert (code, total(server.url(name))) == (0, 4)
    assert f"{driver}://guarded:***@127.0.0.1:{server.port}/{name}" in out
    code, out, _ = call(capsys, course, server.url(name, "guarded", driver) + f"?password={SECRET}")
    assert code == 0
    assert f"{driver}://guarded@127.0.0.1:{server.port}/{name}" in out
    assert SECRET not in out + err


def test_a_socket_is_as_good_as_a_port(course: Path, server: postgresql.Server) -> None:
    name = server.database()
    hand_in(course, "ada")
    run(course, f"postgresql+psycopg://{postgresql.OWNER}@/{name}?host={server.folder}&port={server.port}")
    assert total(server.url(name)) == 4


def nowhere(server: postgresql.Server) -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return f"postgresql+psycopg://guarded:{SECRET}@127.0.0.1:{port}/grades"


def may_not(server: postgresql.Server) -> str:
    name = server.database()
    server.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC", database=name)
    return server.url(name, "reader")


def reads_only(server: postgresql.Server) -> str:
    name = server.database()
    GradebookWriter(server.url(name), "dropout").close()
    server.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader", database=name)
    return server.url(name, "reader")


def on_standby(server: postgresql.Server) -> str:
    return server.url(server.database()) + "?options=-c%20default_transaction_read_only%3Don"


def with_recipes(server: postgresql.Server) -> str:
    name = server.database()
    server.execute("CREATE TABLE recipes (name text)", database=name)
    return server.url(name)


def of_bytes(server: postgresql.Server) -> str:
    return server.url(server.database("ENCODING 'SQL_ASCII' TEMPLATE template0 LOCALE 'C'"))


REFUSED: dict[str, tuple[Callable[[postgresql.Server], str], str]] = {
    "no server": (nowhere, "cannot be reached"),
    "no host": (lambda s: f"postgresql://me:{SECRET}@no.invalid/grades", "cannot be reached"),
    "no socket": (lambda s: "postgresql:///grades?host=/no/where", "cannot be reached"),
    "wrong password": (lambda s: s.url("postgres", f"guarded:{SECRET}!"), "does not let this user in"),
    "no password": (lambda s: s.url("postgres", "guarded"), "does not let this user in"),
    "no user": (lambda s: s.url("postgres", "nobody_we_know"), "does not let this user in"),
    "no database": (lambda s: s.url("no_grades"), "There is no database"),
    "may not create tables": (may_not, "cannot be written"),
    "reads only": (reads_only, "cannot be written"),
    "a standby": (on_standby, "cannot be written"),
    "another program's": (with_recipes, "another program's data"),
    "another encoding": (of_bytes, "is made for SQL_ASCII"),
    "an @ in the password": (lambda s: s.url("grades", f"me:a@{SECRET}"), "is written as %40"),
    "no such driver": (lambda s: s.url("grades", f"me:{SECRET}", "postgresql+psycop"), "is not a database URL"),
    "no such port": (lambda s: f"postgresql://me:{SECRET}@localhost:port/grades", "is not a database URL"),
    "another driver": (
        lambda s: s.url("grades", f"me:{SECRET}", "postgresql+psycopg2"),
        "write postgresql[+]psycopg://",
    ),
    "no such option": (lambda s: s.url("postgres") + f"?passwort=1&password={SECRET}", "refused .*passwort"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_is_one_sentence_without_a_password(
    course: Path, server: postgresql.Server, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    hand_in(course, "ada")
    make, words = REFUSED[what]
    code, out, err = call(capsys, course, make(server))
    assert code == 2
    assert err.strip().count("\n") == 0
    assert SECRET not in out + err
    with pytest.raises(UsageError, match=words):
        raise UsageError(err)


def test_without_psycopg_the_extra_is_named(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match=r"needs psycopg: .*\[postgresql\]"):
        GradebookWriter(url, "dropout")


def test_an_older_schema_is_refused_untouched_and_a_new_database_gets_every_grade(
    course: Path, server: postgresql.Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """nbgrader's own upgrade to its last schema works for SQLite alone where there are assignments."""
    old = server.database()
    hand_in(course, "ada")
    run(course, server.url(old))
    server.execute(
        "ALTER TABLE assignment DROP COLUMN course_id",
        "DROP TABLE course",
        "UPDATE alembic_version SET version_num = '282d30a0218e'",
        database=old,
    )
    toy.hand_in(course, "ada", toy.released())
    code, _, err = call(capsys, course, server.url(old))
    assert (code, "nbgrader db upgrade" in err) == (2, True)
    assert server.execute("SELECT sum(auto_score) FROM grade", database=old) == [(4.0,)]
    hand_in(course, "ada")
    new = server.url(server.database())
    assert run(course, new).fresh == 0
    assert total(new) == 4


# ------------------------------------------------------------------------------------------- others at the same time


def test_a_lock_of_another_program_is_a_sentence_soon_and_nothing_is_lost(
    course: Path, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in(course, "ada", "ben")
    run(course, url)
    toy.hand_in(course, "ben", toy.submitted())
    engine = sa.create_engine(url)
    with engine.connect() as formgrader:
        formgrader.execute(sa.text("UPDATE grade SET extra_credit = 0.25"))
        began = time.monotonic()
        code, _, err = call(capsys, course, url + IMPATIENT)
        assert time.monotonic() - began < 10
        assert (code, "is in use by another program" in err, err.strip().count("\n")) == (2, True, 0)
        formgrader.commit()
    engine.dispose()
    assert run(course, url).fresh == 0
    assert total(url) == 8
    assert sum(row["extra_credit"] for table, row in rows(url) if table == "grade") == 1


def test_a_server_that_never_answers_is_not_waited_for(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hand_in(course, "ada")
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        url = f"postgresql+psycopg://me@127.0.0.1:{deaf.getsockname()[1]}/grades?connect_timeout=2"
        code, _, err = call(capsys, course, url)
    assert (code, "cannot be reached" in err) == (2, True)


def test_a_score_that_is_given_while_we_write_is_seen(course: Path, url: str) -> None:
    toy_assignment = read_assignment(course / "solutions" / "toy" / "toy.ipynb")
    with GradebookWriter(url, "dropout") as writer, Gradebook(url) as formgrader:
        writer.prepare(toy_assignment)
        writer.write([result("ada")])
        mark = formgrader.find_grade("test_answer", "toy", "toy", "ada")
        mark.manual_score, mark.needs_manual_grade = 0.5, False
        formgrader.db.flush()
        writing = threading.Thread(target=writer.write, args=([result("ada", answer="passed")],))
        writing.start()
        time.sleep(0.3)
        assert writing.is_alive()
        formgrader.db.commit()
        writing.join(10)
    (row,) = [row for table, row in rows(url) if table == "grade" and row["manual_score"] == 0.5]
    assert (row["auto_score"], row["needs_manual_grade"]) == (1.0, True)


def test_two_graders_that_begin_at_once_take_turns(course: Path, url: str) -> None:
    assignment = read_assignment(course / "solutions" / "toy" / "toy.ipynb")
    found = [result(f"s{number}") for number in range(60)] + [unreadable("sad")]
    complaints: list[BaseException] = []
    together = threading.Barrier(3)

    def write() -> None:
        try:
            together.wait(10)
            with GradebookWriter(url, "dropout") as writer:
                writer.prepare(assignment)
                for some in range(0, len(found), 10):
                    writer.write(found[some : some + 10])
        except BaseException as error:
            complaints.append(error)

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert complaints == []
    (course / "lite").mkdir()
    with GradebookWriter(lite(course), "dropout") as writer:
        writer.prepare(assignment)
        writer.write(found)
    assert rows(url) == rows(lite(course))


def test_the_servers_plans_follow_a_class_that_grows(course: Path, server: postgresql.Server) -> None:
    """Without its statistics a search took a time that grew with the square of the class."""
    name = server.database()
    with GradebookWriter(server.url(name), "dropout") as writer:
        writer.prepare(read_assignment(course / "solutions" / "toy" / "toy.ipynb"))
        writer.write([result(f"s{number}") for number in range(gradebook.BATCH + 1)])
    tables = {"grade": 2, "comment": 2, "submitted_notebook": 1}
    for table, rows_each in tables.items():
        query = f"SELECT reltuples::int FROM pg_class WHERE relname = '{table}'"
        assert server.execute(query, database=name) == [(rows_each * gradebook.BATCH,)]


def test_a_user_who_may_write_need_not_own_the_tables(
    course: Path, server: postgresql.Server, monkeypatch: Any
) -> None:
    name = server.database()
    GradebookWriter(server.url(name), "dropout").close()
    server.execute(
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO assistant",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        database=name,
    )
    monkeypatch.setattr(gradebook, "BATCH", 1)
    hand_in(course, "ada", "ben")
    run(course, server.url(name, "assistant"))
    assert total(server.url(name)) == 5


# ------------------------------------------------------------------------------------------------ the server goes


@pytest.fixture
def revived(server: postgresql.Server) -> Iterator[postgresql.Server]:
    yield server
    server.kill()
    server.start()


def undisturbed(course: Path) -> list[tuple[str, dict[str, Any]]]:
    run(course, lite(course))
    return rows(lite(course))


@pytest.mark.parametrize("when", [1, 4, 6])
def test_a_server_that_is_killed_costs_nothing(
    course: Path, revived: postgresql.Server, capsys: pytest.CaptureFixture[str], monkeypatch: Any, when: int
) -> None:
    url = revived.url(revived.database())
    students = ["ada", "ben", "cem", "dot", "gus", "x" * 200]
    hand_in(course, *students)
    monkeypatch.setattr(recording, "BATCH", 2)
    append = Journal.append
    seen = []

    def kill(journal: Journal, entries: Any) -> None:
        append(journal, entries)
        seen.extend(entries)
        if len(seen) == when:
            revived.kill()

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", kill)
        code, _, err = call(capsys, course, url, "--jobs", "1")
    assert (code, err.strip().count("\n")) == (2, 0)
    assert "nothing is lost" in err
    journal = (course / "server" / "journal.jsonl").read_bytes().count(b"\n")
    assert journal == len(seen) >= when
    assert call(capsys, course, url)[0] == 2
    assert (course / "server" / "journal.jsonl").read_bytes().count(b"\n") == journal
    revived.start()
    assert run(course, url).fresh == len(students) - journal
    assert rows(url) == undisturbed(course)
    for name in ("results.jsonl", "grades.csv"):
        assert (course / "lite" / name).read_bytes() == (course / "server" / name).read_bytes()


def test_a_batch_is_whole_or_not_there(course: Path, revived: postgresql.Server, monkeypatch: Any) -> None:
    url = revived.url(revived.database())
    hand_in(course, "ada", "ben")
    with monkeypatch.context() as patch:
        write_grades = gradebook._write_grades

        def kill(*words: Any) -> None:
            write_grades(*words)
            revived.kill()

        patch.setattr(gradebook, "_write_grades", lambda *w: kill(*w) if w[-1] else write_grades(*w))
        with pytest.raises(StorageError, match="broke off; nothing is lost"):
            run(course, url)
    revived.start()
    assert {table for table, _ in rows(url)}.isdisjoint({"student", "grade", "comment"})
    assert run(course, url).fresh == 0
    assert rows(url) == undisturbed(course)


def test_a_server_that_is_started_anew_between_two_batches_is_not_noticed(
    course: Path, revived: postgresql.Server, monkeypatch: Any
) -> None:
    url = revived.url(revived.database())
    hand_in(course, "ada", "ben", "cem")
    monkeypatch.setattr(recording, "BATCH", 1)
    append = Journal.append

    def restart(journal: Journal, entries: Any) -> None:
        append(journal, entries)
        revived.kill()
        revived.start()

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", restart)
        assert run(course, url, jobs=1).fresh == 3
    assert rows(url) == undisturbed(course)


# ----------------------------------------------------------------------------------------------- what a schema holds


def test_texts_that_postgresql_refuses_are_written_all_the_same(course: Path, url: str) -> None:
    def add(notebook: Any) -> None:
        notebook.cells[0].source = "A NUL: \0"
        notebook.cells[0].metadata["nbgrader"] = toy.nbgrader("read me", points=0) | {"grade": False}

    edit(course, add)
    assignment = read_assignment(course / "solutions" / "toy" / "toy.ipynb")
    odd = ["a" * 300, "Ж" * 129, "\udcff\udcfe", "nul\0", "nul", "😀" * 128, "O'Neil; DROP TABLE grade", "%s", "\\x00"]
    found = [result(name) for name in odd]
    found += [replace(unreadable(f"sad{number}"), reason=why) for number, why in enumerate(odd)]
    (course / "lite").mkdir()
    for place in (url, lite(course)):
        with GradebookWriter(place, "dropout") as writer:
            writer.prepare(assignment)
            writer.write(found)
            assert writer.differing(found) == []
    assert rows(url) == rows(lite(course))
    students = [row["id"] for table, row in rows(url) if table == "student"]
    assert (len(students), max(map(len, students))) == (len(found), 128)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda notebook: notebook.cells[2].metadata.nbgrader.update(grade_id="d" * 129), "name of the cell 3, 'ddd"),
        (lambda notebook: notebook.cells[2].metadata.nbgrader.update(grade_id="double\0"), "name of the cell 3"),
        (lambda notebook: notebook.metadata.kernelspec.update(display_name="k" * 1025), "the kernelspec"),
    ],
)
def test_an_instructors_name_that_no_schema_holds_is_a_sentence_in_both(
    course: Path, url: str, change: Callable[[Any], None], words: str
) -> None:
    edit(course, lambda notebook: notebook.update(cells=notebook.cells[:3]))
    edit(course, change)
    assignment = read_assignment(course / "solutions" / "toy" / "toy.ipynb")
    (course / "lite").mkdir()
    for place in (url, lite(course)):
        with GradebookWriter(place, "dropout") as writer, pytest.raises(UsageError, match=words):
            writer.prepare(assignment)


def test_a_long_name_of_an_assignment_is_a_sentence(course: Path, url: str) -> None:
    path = toy.write(course / "solutions" / ("t" * 200) / "toy.ipynb", toy.solution())
    with GradebookWriter(url, "dropout") as writer, pytest.raises(UsageError, match="name of the assignment, 'ttt"):
        writer.prepare(read_assignment(path))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://me:secret@host/grades", "postgresql://me:***@host/grades"),
        ("postgresql://host/grades?password=secret&sslpassword=secret&port=1", "postgresql://host/grades?port=1"),
        ("postgresql://me:se@cr@et@host/grades", "postgresql://me:***@host/grades"),
        ("postgresql://me:secret@host:port/grades", "postgresql://me:***@host:port/grades"),
        ("postgresql//host?password=secret", "postgresql//host?password=***"),
        ("sqlite:///secret.db", "secret.db"),
    ],
)
def test_what_is_shown_of_a_url_holds_no_password(url: str, words: str) -> None:
    assert display_name(url) == words
