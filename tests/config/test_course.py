"""course.toml: the one configuration, read by our commands and by nbgrader's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlalchemy as sa
from traitlets.config.loader import PyFileConfigLoader

from autograder.config.course import read_course, sqlite_url
from autograder.config.errors import UsageError
from autograder.config.paths import Paths

ROOT = Path(__file__).resolve().parents[2]


def test_the_file_names_every_setting_and_what_is_commented_out_is_the_default(tmp_path: Path) -> None:
    text = (ROOT / "course.toml").read_text()
    for name in ("title", "course_id", "points", "checks", "pages", "database", "source", "release", "classroom"):
        assert re.search(rf"^(# )?{name} = ", text, re.MULTILINE), name
    folders = text.partition("[folders]")[2].partition("\n\n")[0]
    (tmp_path / "course.toml").write_text("[folders]\n" + re.sub(r"^# ", "", folders, flags=re.MULTILINE))
    assert read_course(tmp_path).folders == read_course(tmp_path / "nowhere").folders == read_course(ROOT).folders


def test_without_a_file_there_are_defaults_and_tests_are_plain_asserts(tmp_path: Path) -> None:
    course = read_course(tmp_path)
    assert (course.title, course.course_id, course.points) == (tmp_path.name, "default_course", None)
    assert (course.checks, course.library, course.pages) == (None, None, frozenset())
    assert course.source == tmp_path / "solutions" and course.release == tmp_path / "course"
    assert course.database == f"sqlite:///{tmp_path / 'classroom' / 'gradebook.db'}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = 3", "title must be text, not a number"),
        ('points = "x"', "points must be a number, not text"),
        ("foo = 1", "'foo' is no setting; there are title, course_id"),
        ('[folders]\nsrc = "x"', r"'src' is no setting of \[folders\]; there are source"),
        ("folders = 3", "folders must be a table, not a number"),
        ('pages = "a"', "pages must be a list, not text"),
        ('checks = "a b"', "checks must be the name of a module"),
        ("[limits]\nfoo = 1", "'foo', which is no limit"),
        ('[[generated]]\nfile = "a"', r"generated\[0\] needs 'script'"),
        ("=", "is not TOML"),
    ],
)
def test_a_mistake_in_the_file_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "course.toml").write_text(text)
    with pytest.raises(UsageError, match=words) as refused:
        read_course(tmp_path)
    assert "\n" not in str(refused.value) and str(refused.value).startswith(str(tmp_path / "course.toml"))


def test_the_former_file_of_limits_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "limits.toml").write_text("cell_seconds = 3")
    with pytest.raises(UsageError, match=r"move its lines to the table \[limits\] of course.toml"):
        read_course(tmp_path)


def test_a_database_is_said_once_and_a_file_lies_relative_to_the_course(tmp_path: Path) -> None:
    (tmp_path / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text())
    for said, url in (
        ("sqlite:///grades/all.db", f"sqlite:///{tmp_path / 'grades' / 'all.db'}"),
        ("sqlite:////srv/all.db", "sqlite:////srv/all.db"),
        ("postgresql+psycopg://ada@db/grades", "postgresql+psycopg://ada@db/grades"),
    ):
        (tmp_path / "course.toml").write_text(f'database = "{said}"')
        course = read_course(tmp_path)
        assert Paths.of(course).db == course.database == url
        config = PyFileConfigLoader("nbgrader_config.py", path=str(tmp_path)).load_config()
        assert config.CourseDirectory.db_url == url


def test_a_class_in_another_folder_has_its_own_file_but_shares_a_server(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    assert Paths.of(read_course(tmp_path), elsewhere).db == f"sqlite:///{elsewhere / 'gradebook.db'}"
    (tmp_path / "course.toml").write_text('database = "postgresql+psycopg://ada@db/grades"')
    assert Paths.of(read_course(tmp_path), elsewhere).db == "postgresql+psycopg://ada@db/grades"
    assert Paths.of(read_course(tmp_path), elsewhere, db="sqlite:///mine.db").db == "sqlite:///mine.db"


@pytest.mark.parametrize("name", ["p%41", "My%20Drive", "q?x", "h#x", "a b", "\u00fcber"])
def test_a_database_lies_where_the_path_says_whatever_its_letters(tmp_path: Path, name: str) -> None:
    (root := tmp_path / name).mkdir()
    (root / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text())
    course = read_course(root)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config().CourseDirectory
    for url in (course.database, Paths.of(course).db, config.db_url):
        engine = sa.create_engine(url)
        with engine.connect() as connection:
            connection.exec_driver_sql("create table if not exists t (x)")
        engine.dispose()
    assert Paths.of(course, root / "room").db == sqlite_url(root / "room" / "gradebook.db")
    assert [p.name for p in tmp_path.iterdir()] == [name]
    assert (root / "classroom" / "gradebook.db").is_file()


def test_nbgrader_works_in_the_folders_and_on_the_course_that_the_file_names(tmp_path: Path) -> None:
    (tmp_path / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text())
    (tmp_path / "course.toml").write_text(
        'course_id = "waves"\n[folders]\nsource = "source"\nrelease = "release"\nclassroom = "room"\n'
    )
    config = PyFileConfigLoader("nbgrader_config.py", path=str(tmp_path)).load_config().CourseDirectory
    assert (config.course_id, config.root) == ("waves", str(tmp_path))
    assert (config.source_directory, config.release_directory) == ("source", "release")
    assert (config.submitted_directory, config.feedback_directory) == ("room/submitted", "room/feedback")
    assert (tmp_path / "room").is_dir()
