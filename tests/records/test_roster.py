"""The roster: as people and LMS write it, and every mistake in a sentence that names the line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from autograder.config.course import read_course
from autograder.config.errors import UsageError
from autograder.records.roster import Roster, Student, read_roster
from autograder.records.standing import check_terms


def roster(folder: Path, text: str | bytes, settings: str = "") -> Roster:
    (folder / "course.toml").write_text(settings)
    (folder / "roster.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_roster(read_course(folder))


def test_without_a_file_there_is_no_roster_and_one_that_is_named_must_be_there(tmp_path: Path) -> None:
    assert not read_roster(read_course(tmp_path))
    (tmp_path / "course.toml").write_text('roster = "class.csv"')
    with pytest.raises(UsageError, match=r"class\.csv cannot be read"):
        read_roster(read_course(tmp_path))


def test_a_list_of_ones_own(tmp_path: Path) -> None:
    text = "id,first_name,last_name,email,section,withdrawn\nann,Ann,Müller,a@x.org,B,\nbo,Bo,Li,b@x.org,A,yes\n"
    found = roster(tmp_path, text)
    assert found.by_id["ann"] == Student("ann", "Ann", "Müller", "a@x.org", section="B")
    assert [s.id for s in found.enrolled] == ["ann"]
    assert not found.knows("bo") and not found.knows("cy")


@pytest.mark.parametrize(
    "text",
    [
        "Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (77)\n    Points Possible,,,,,12\n"
        '"Müller, Ann",340934,U17,ann,B,\n"Student, Test",1,,x,B,\n',
        "First name;Last name;ID number;Username;Email address\nAnn;Müller;U17;ann;ann@x.org\n",
        "id\tname\tlms_id\nann\tAnn Müller\t340934\n",
        '\ufeffid,name\r\nann,"Müller, Ann"\r\n',
        "id,first_name,last_name\nann,Ann,Müller\n".encode("cp1252"),
        "First name,Surname,Email address\nAnn,Müller,ann@x.org\n",
    ],
    ids=["canvas", "moodle", "tabs", "windows", "cp1252", "without ids"],
)
def test_the_lists_that_an_lms_or_a_spreadsheet_writes(tmp_path: Path, text: str | bytes) -> None:
    found = roster(tmp_path, text)
    assert list(found.by_id) == ["ann"]
    assert found.by_id["ann"].name == "Ann Müller"


@pytest.mark.parametrize("name", ["ann", "Ann Müller", "MÜLLER, ann", "mu\u0308ller_ann", "340934", "A@x.org"])
def test_a_student_is_found_however_an_lms_names_her(tmp_path: Path, name: str) -> None:
    found = roster(tmp_path, "id,name,lms_id,email\nann,Ann Müller,340934,a@x.org\nbo,Bo Li,2,b@x.org\n")
    assert [s.id for s in found.find(name)] == ["ann"]
    assert [s.id for s in found.with_lms_id("2")] == ["bo"] and not found.with_lms_id("ann")
    assert found.like("Anne Muller") == "ann"


def test_two_of_one_name_are_both_found(tmp_path: Path) -> None:
    found = roster(tmp_path, "id,name\na1,Ann Li\na2,Ann Li\n")
    assert [s.id for s in found.find("Ann Li")] == ["a1", "a2"]


def test_more_time_for_one_assignment_for_all_and_until_a_date(tmp_path: Path) -> None:
    text = 'id,extensions\nann,toy=+2d\nbo,"toy=2026-03-05; +1h"\ncy,\n'
    found = roster(tmp_path, text, 'timezone = "Europe/Berlin"')
    due = dt.datetime(2026, 3, 1, 23, tzinfo=dt.UTC)
    assert found.by_id["ann"].due("toy", due) == due + dt.timedelta(days=2)
    assert found.by_id["ann"].due("boat", due) == due
    assert found.by_id["bo"].due("toy", due) == dt.datetime(2026, 3, 5, 22, 59, 59, tzinfo=dt.UTC)
    assert found.by_id["bo"].due("boat", due) == due + dt.timedelta(hours=1)
    assert found.by_id["cy"].due("toy", due) == due
    with pytest.raises(UsageError, match=r"extends 'toy' for ann, which is no assignment; there are boat"):
        check_terms(read_course(tmp_path).terms, found, ["boat"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,section\nAnn,A\n", "no column with the students' ids"),
        ("id,name\n", "lists no student"),
        ("", "no column"),
        ("id,id\na,b\n", "two columns for id"),
        ("id\nann\nann\n", "line 3: 'ann' is there twice"),
        ("id\n../etc\n", "line 2: '../etc' cannot be a student's id"),
        ("id\n..\n", "cannot be a student's id"),
        ("id,withdrawn\nann,perhaps\n", "line 2: withdrawn is yes or no, not 'perhaps'"),
        ("id,extensions\nann,soon\n", "line 2: the extension 'soon' must be a date"),
        ("id,extensions\nann,+99999999d\n", "an extension is shorter"),
        ('id,name\nann,"A\n', ""),
        (b"\x00\x01", "is no CSV file"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(tmp_path: Path, text: str | bytes, told: str) -> None:
    if told:
        with pytest.raises(UsageError, match="(?s)" + told.replace(".", r"\.").replace("?", r"\?")) as error:
            roster(tmp_path, text)
        assert "\n" not in str(error.value)
    else:
        assert roster(tmp_path, text)  # a quote that is not closed ends with the file
