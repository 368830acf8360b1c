"""Collecting: every form in which a class comes out of an LMS, what is refused, and nothing that is lost."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder.config.errors import StorageError, UsageError
from autograder.records.collect import Collected, collect
from tests.support import toy

ROSTER = "id,name,lms_id\nann,Ann Müller,340934\nbo,Bo Li,7\n"
NOTEBOOK = json.dumps(toy.submitted())


@pytest.fixture
def term(course: Path) -> Path:
    """Return a course with a roster and two assignments."""
    toy.write(course / "solutions" / "boat" / "boat.ipynb", toy.solution())
    (course / "roster.csv").write_text(ROSTER)
    return course


def zipped(files: dict[str, str | bytes], moments: dict[str, tuple[int, ...]] | None = None) -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        for name, content in files.items():
            moment = (moments or {}).get(name, (2026, 3, 1, 12, 0, 0))
            archive.writestr(zipfile.ZipInfo(name, moment), content)  # type: ignore[arg-type]
    return page.getvalue()


def take(course: Path, files: dict[str, str | bytes] | bytes, name: str = "submissions.zip", **options) -> Collected:
    source = course / name
    source.write_bytes(files if isinstance(files, bytes) else zipped(files))
    return collect(source, course=course, **options)


def submitted(course: Path) -> dict[str, str]:
    folder = course / "classroom" / "submitted"
    return {p.relative_to(folder).as_posix(): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def told(collected: Collected) -> dict[str, str]:
    return {problem.path: problem.reason for problem in collected.problems}


@pytest.mark.parametrize(
    "name",
    [
        "müllerann_340934_208490284_toy.ipynb",
        "müllerann_LATE_340934_208490284_toy-2.ipynb",
        "someone_340934_1_toy (1).ipynb",
        "someone_340934_1_TOY.ipynb",
        "müllerann_340934_208490284_homework.zip/toy.ipynb",
        "müllerann_340934_208490284_homework.zip/homework/toy.ipynb",
        "Ann Müller_1234567_assignsubmission_file_/toy.ipynb",
        "Ann Müller_1234567_assignsubmission_file/toy.ipynb",
        "Ann Müller_1234567_assignsubmission_file_toy.ipynb",
        "Müller Ann_1_assignsubmission_file_/inbox.zip/inbox/toy.ipynb",
        "Participant_340934_assignsubmission_file_/toy.ipynb",
        "toy_ann_attempt_2026-03-01-12-00-00_toy.ipynb",
        "ann/toy/toy.ipynb",
        "ann/toy.ipynb",
        "class/ann/toy.ipynb",
        "class/Ann Müller/toy/toy.ipynb",
        "ann.zip/toy.ipynb",
    ],
)
def test_a_notebook_reaches_its_students_folder(term: Path, name: str) -> None:
    outer, inside, inner = name.partition(".zip/")
    files: dict[str, str | bytes] = {name: NOTEBOOK}
    if inside:
        files = {f"{outer}.zip": zipped({inner: NOTEBOOK, "__MACOSX/._toy.ipynb": "x"})}
    files |= {"__MACOSX/._x": "x", ".DS_Store": "x", "class/.ipynb_checkpoints/toy-checkpoint.ipynb": "x"}
    collected = take(term, files)
    assert told(collected) == {}
    assert [(t.student, t.assignment, t.done, t.files) for t in collected.taken] == [
        ("ann", "toy", "new", ("toy.ipynb",))
    ]
    assert submitted(term)["ann/toy/toy.ipynb"] == NOTEBOOK
    again = take(term, files)
    assert [t.done for t in again.taken] == ["unchanged"]
    assert not list((term / "classroom").glob(".collect*"))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("/etc/cron.d/toy.ipynb", "leads out of its folder"),
        ("ann/../../toy.ipynb", "leads out of its folder"),
        ("ann\\..\\..\\toy.ipynb", "leads out of its folder"),
        ("C:\\toy.ipynb", "leads out of its folder"),
        ("nobodyatall_5_6_toy.ipynb", "nobodyatall (5), who is not on the roster"),
        ("Anne Müller_12_assignsubmission_file_/toy.ipynb", "is it ann?"),
        ("anon_Ab3X9_12345_toy.ipynb", "anonymous in Canvas"),
        ("müllerann_340934_text.html", "typed into Canvas"),
        ("Ann Müller_12_assignsubmission_onlinetext_/onlinetext.html", "typed into Moodle"),
        ("toy_ann_attempt_2026-03-01-12-00-00.txt", "Blackboard's own note"),
        ("toy.ipynb", "tells no student"),
        ("ann/" + "n" * 250 + ".ipynb", "too long"),
        ("ann/unknown.ipynb", "may be of any assignment"),
    ],
)
def test_what_is_not_understood_is_listed_with_its_reason(term: Path, name: str, why: str) -> None:
    collected = take(term, {name: NOTEBOOK})
    assert collected.taken == ()
    (problem,) = collected.problems
    assert why in problem.reason
    assert submitted(term) == {}


def test_links_passwords_and_damage_are_refused_and_the_rest_is_taken(term: Path) -> None:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        link = zipfile.ZipInfo("ann/toy/key.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ann/toy/toy.ipynb", NOTEBOOK)
        archive.writestr("bo/toy/toy.ipynb", NOTEBOOK * 3)
        place = archive.getinfo("bo/toy/toy.ipynb").header_offset
    data = bytearray(page.getvalue())
    data[place + 60 : place + 70] = b"\xff" * 10
    collected = take(term, bytes(data))
    assert [t.student for t in collected.taken] == ["ann"]
    assert "is a link" in told(collected)["ann/toy/key.txt"]
    assert "is damaged" in told(collected)["bo/toy/toy.ipynb"]
    data = bytearray(zipped({"ann/toy/toy.ipynb": NOTEBOOK}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + offset] |= 1
    assert "password" in told(take(term, bytes(data)))["ann/toy/toy.ipynb"]


def test_a_zip_bomb_ends_with_its_own_student(term: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.records.archives._MOST_OF_A_FILE", 100_000)
    monkeypatch.setattr("autograder.records.archives._MOST_OF_A_ZIP", 250_000)
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(9):
            archive.writestr(f"{number}.txt", bytes(90_000))
        archive.writestr("big.txt", bytes(9_000_000))
    deep = NOTEBOOK.encode()
    for _ in range(5):
        deep = zipped({"toy.ipynb" if deep == NOTEBOOK.encode() else "x.zip": deep})
    files = {"ann/toy/hw.zip": page.getvalue(), "ann/toy/deep.zip": deep, "bo/toy/toy.ipynb": NOTEBOOK}
    collected = take(term, files)
    assert submitted(term)["bo/toy/toy.ipynb"] == NOTEBOOK
    reasons = told(collected)
    assert "far larger" in reasons["ann/toy/hw.zip/big.txt"] and "far larger" in reasons["ann/toy/hw.zip/8.txt"]
    assert any("in a zip file in a zip file" in why for why in reasons.values())
    size = sum(p.stat().st_size for p in (term / "classroom" / "submitted" / "ann").rglob("*") if p.is_file())
    assert size <= 250_000


def test_the_newest_attempt_is_taken_and_the_one_before_is_kept(term: Path) -> None:
    first, second = json.dumps(toy.submitted(answer="answer = 1")), NOTEBOOK
    both = {"müllerann_340934_20_toy-1.ipynb": second, "müllerann_340934_10_toy.ipynb": first}
    collected = take(term, both)
    assert submitted(term)["ann/toy/toy.ipynb"] == second
    assert "older attempt of ann" in told(collected)["müllerann_340934_10_toy.ipynb"]

    third = json.dumps(toy.submitted(answer="answer = 3"))
    assert [t.done for t in take(term, {"müllerann_340934_30_toy-2.ipynb": third}).taken] == ["newer"]
    assert submitted(term)["ann/toy/toy.ipynb"] == third
    assert (term / "classroom" / "earlier" / "ann" / "toy-1" / "toy.ipynb").read_text() == second
    kept = take(term, both)
    assert [(t.done, t.note) for t in kept.taken] == [("kept", "What is there is newer.")]
    assert submitted(term)["ann/toy/toy.ipynb"] == third
    assert [t.done for t in take(term, both, replace=True).taken] == ["newer"]
    assert (term / "classroom" / "earlier" / "ann" / "toy-2" / "toy.ipynb").read_text() == third


def test_nobody_can_hand_in_for_another_or_at_another_time(term: Path) -> None:
    take(term, {"bo/toy/toy.ipynb": NOTEBOOK})
    stolen = json.dumps(toy.submitted(answer="answer = 0"))
    names = (
        "toy.ipynb",
        "bo/toy/toy.ipynb",
        "toy/bo/toy.ipynb",
        "libo_7_99_toy.ipynb",
        "Bo Li_7_assignsubmission_file_/toy.ipynb",
        "toy_bo_attempt_2030-03-01-12-00-00_toy.ipynb",
        "x.zip/bo/toy.ipynb",
        "timestamp.txt",
        "toy/timestamp.txt",
    )
    for outer in (
        "müllerann_340934_1_hw.zip",
        "Ann Müller_1_assignsubmission_file_/hw.zip",
        "toy_ann_attempt_2026-03-01-12-00-00_hw.zip",
        "ann/hw.zip",
        "ann/toy/hw.zip",
        "ann.zip",
    ):
        inner = zipped({name: "2020-01-01 00:00:00 UTC" if name.endswith("txt") else stolen for name in names})
        collected = take(term, {outer: inner}, "hw.zip", assignment="toy", replace=True)
        assert {t.student for t in collected.taken} == {"ann"}, outer
        found = submitted(term)
        assert found["bo/toy/toy.ipynb"] == NOTEBOOK
        assert not any("2020" in text for name, text in found.items() if name.endswith("timestamp.txt")), outer
        folder = term / "downloads"
        toy.write(folder / "week" / "class.zip", "")
        (folder / "week" / "class.zip").write_bytes(zipped({outer: inner}))
        again = collect(folder, "toy", course=term, replace=True)
        assert {t.student for t in again.taken} <= {"ann"}, outer
        assert submitted(term)["bo/toy/toy.ipynb"] == NOTEBOOK


def test_a_stranger_cannot_hand_in_for_a_student(term: Path) -> None:
    names = ("eve/bo/toy/toy.ipynb", "eve/toy/bo/toy.ipynb", "eve/bo/toy.ipynb", "eve/hw.zip", "ann/toy/toy.ipynb")
    files: dict[str, str | bytes] = dict.fromkeys(names, NOTEBOOK)
    files["eve/hw.zip"] = zipped({"bo/toy/toy.ipynb": NOTEBOOK})
    collected = take(term, files)
    assert [t.student for t in collected.taken] == ["ann"]
    assert all("eve, who is not on the roster" in why for why in told(collected).values())


def test_what_was_put_or_changed_by_hand_stays(term: Path) -> None:
    toy.hand_in(term, "ann", "by hand")
    collected = take(term, {"ann/toy/toy.ipynb": NOTEBOOK})
    assert [t.done for t in collected.taken] == ["kept"] and "--replace" in collected.taken[0].note
    take(term, {"bo/toy/toy.ipynb": NOTEBOOK})
    toy.hand_in(term, "bo", "mended")
    assert [t.done for t in take(term, {"bo/toy/toy.ipynb": NOTEBOOK + " "}).taken] == ["kept"]
    assert submitted(term) == {"ann/toy/toy.ipynb": "by hand", "bo/toy/toy.ipynb": "mended"}


def test_times_are_those_of_the_attempt_and_never_those_of_the_zip(term: Path) -> None:
    (term / "course.toml").write_text(toy.COURSE + 'timezone = "Europe/Berlin"\n')
    names = [f"{who}_{n}_assignsubmission_file_/toy.ipynb" for n, who in enumerate(("Ann Müller", "Bo Li"))]
    moments = {names[0]: (2026, 7, 1, 12, 0, 0), names[1]: (2026, 7, 1, 13, 0, 0)}
    files: dict[str, str | bytes] = dict.fromkeys(names, NOTEBOOK)
    take(term, zipped(files, moments))
    assert submitted(term)["ann/toy/timestamp.txt"] == "2026-07-01 10:00:00 UTC\n"
    at_once = [f"{who}_{n}_assignsubmission_file_/boat.ipynb" for n, who in enumerate(("Ann Müller", "Bo Li"))]
    take(term, dict.fromkeys(at_once, NOTEBOOK))
    late = take(term, {"müllerann_LATE_340934_9_boat.ipynb": NOTEBOOK + " "})
    assert "ann/boat/timestamp.txt" not in submitted(term)
    assert "by how much is not told" in late.taken[0].note
    stamped = {"bo/toy/toy.ipynb": NOTEBOOK + "\n", "bo/toy/timestamp.txt": "2026-08-01 10:00:00.5 UTC"}
    assert [t.done for t in take(term, stamped).taken] == ["newer"]
    assert submitted(term)["bo/toy/timestamp.txt"] == "2026-08-01 10:00:00 UTC\n"


def test_a_time_in_a_name_that_is_none_is_left_out(term: Path) -> None:
    names = {"toy_ann_attempt_2026-13-45-99-00-00_toy.ipynb": NOTEBOOK, "bo/toy/toy.ipynb": NOTEBOOK}
    names["bo/toy/timestamp.txt"] = "soon"
    assert [t.moment for t in take(term, dict(names)).taken] == [None, None]


def test_namesakes_are_told_apart_by_their_number_or_not_at_all(term: Path) -> None:
    (term / "roster.csv").write_text("id,name,lms_id\na1,Ann Li,11\na2,Ann Li,\n")
    files = dict.fromkeys(
        ("Ann Li_11_assignsubmission_file_/toy.ipynb", "Ann Li_12_assignsubmission_file_/toy.ipynb"), NOTEBOOK
    )
    collected = take(term, files)
    assert [t.student for t in collected.taken] == ["a1"]
    assert "a1, a2 may be meant" in told(collected)["Ann Li_12_assignsubmission_file_/toy.ipynb"]
    (term / "roster.csv").unlink()
    assert len(told(take(term, files))) == 2


def test_a_number_of_moodles_is_no_number_of_another_student(term: Path) -> None:
    (term / "roster.csv").write_text("id,name,lms_id,number\nann,Ann Li,11,12\nbo,Bo Ek,12,11\n")
    for name in ("Ann Li_12_assignsubmission_file_/toy.ipynb", "liann_11_1_boat.ipynb"):
        assert [t.student for t in take(term, {name: NOTEBOOK}).taken] == ["ann"], name
    assert take(term, {"liann_13_2_boat.ipynb": NOTEBOOK}).taken == ()  # another one of her name
    (term / "roster.csv").write_text("id,name\nann,Ann Li\n")
    assert [t.student for t in take(term, {"liann_13_2_boat.ipynb": NOTEBOOK}, replace=True).taken] == ["ann"]


def test_without_a_roster_the_lms_names_the_folders(term: Path) -> None:
    (term / "roster.csv").unlink()
    names = ("liann_7_1_toy.ipynb", "Bo Ek_3_assignsubmission_file_/toy.ipynb", "cy/toy/toy.ipynb")
    assert [t.student for t in take(term, dict.fromkeys(names, NOTEBOOK)).taken] == ["Bo Ek", "cy", "liann_7"]


def test_data_goes_with_its_notebook_and_an_assignment_can_be_named(term: Path) -> None:
    files = {"ann/toy.ipynb": NOTEBOOK, "ann/data/x.csv": "1", "bo/boat.ipynb": NOTEBOOK, "bo/mine.txt": "2"}
    take(term, dict(files))
    assert set(submitted(term)) == {
        *("ann/toy/toy.ipynb", "ann/toy/data/x.csv", "bo/boat/boat.ipynb", "bo/boat/mine.txt"),
    }
    take(term, {"ann/other.ipynb": NOTEBOOK, "bo/toy/toy.ipynb": NOTEBOOK}, "course-boat-2026.zip")
    assert {"ann/boat/other.ipynb", "bo/toy/toy.ipynb"} <= set(submitted(term))
    take(term, {"ann/solution.ipynb": NOTEBOOK}, assignment="boat", replace=True)
    assert "ann/boat/solution.ipynb" in submitted(term)
    with pytest.raises(UsageError, match="no assignment 'ship'; there are boat, toy"):
        take(term, {}, assignment="ship")


def test_a_course_that_has_a_pattern_for_zip_collect_needs_no_other(term: Path) -> None:
    files = {"2026-W3+ann+toy.ipynb": NOTEBOOK}
    pattern = r"(?P<timestamp>\d+-W\d)\+(?P<student_id>\w+)\+(?P<file_id>\w+)"
    assert [t.student for t in take(term, files, pattern=pattern).taken] == ["ann"]
    for wrong, why in ((r"(", "no regular expression"), (r"(?P<student>\w+)", "needs a group")):
        with pytest.raises(UsageError, match=why):
            take(term, files, pattern=wrong)


def test_a_folder_is_read_as_a_zip_is_and_links_in_it_are_refused(term: Path) -> None:
    folder = term / "downloads"
    toy.write(folder / "ann" / "toy" / "toy.ipynb", NOTEBOOK)
    (folder / "bo" / "toy").mkdir(parents=True)
    os.symlink("/etc/passwd", folder / "bo" / "toy" / "toy.ipynb")
    (folder / "toy.zip").write_bytes(zipped({"liliana_7_9_toy.ipynb": NOTEBOOK}))
    collected = collect(folder, course=term)
    assert [t.student for t in collected.taken] == ["ann", "bo"]
    assert "is a link" in told(collected)["bo/toy/toy.ipynb"]
    assert (folder / "ann" / "toy" / "toy.ipynb").exists()


@pytest.mark.parametrize(("content", "why"), [(None, "There is no"), (b"hello", "neither"), (b"PK\x05\x06", "neither")])
def test_a_wrong_source_is_one_sentence(term: Path, content: bytes | None, why: str) -> None:
    source = term / "download.zip"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(UsageError, match=why):
        collect(source, course=term)
    (term / "classroom").mkdir(exist_ok=True)
    (term / "classroom" / "collected.json").write_text("{")
    with pytest.raises(StorageError, match="is damaged"):
        collect(term / "solutions", course=term)


def test_the_command_lists_what_it_did_not_take_and_exits_with_1(term: Path) -> None:
    (term / "s.zip").write_bytes(zipped({"ann/toy/toy.ipynb": NOTEBOOK, "x_[red]_5_6_toy.ipynb": NOTEBOOK}))
    entry = [sys.executable, "-m", "autograder", "collect"]
    done = subprocess.run([*entry, "s.zip"], cwd=term, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "toy: 1 new." in done.stdout and "not on the roster" in done.stdout.replace("\n", " ")
    done = subprocess.run([*entry, "nowhere.zip"], cwd=term, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (2, 1, "")
