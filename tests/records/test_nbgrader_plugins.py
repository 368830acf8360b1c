"""nbgrader's own commands with our plug-ins: its button keeps our pages, and its exchange carries them."""

from __future__ import annotations

import contextlib
import json
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.apps.baseapp import NbGrader

from autograder.run.grading import grade
from tests.support import toy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")

CONFIGURATION = """\
from pathlib import Path

from autograder.config.nbgrader import configure

c = get_config()
configure(c, Path(__file__).resolve().parent)
c.Exchange.root = {root!r}
"""
#: Of a line of a hidden test.
HIDDEN = "[2.0, -4.0]"
LEAKY = {"output_type": "error", "ename": "AssertionError", "evalue": "-4.0", "traceback": ["equals([2.0, -4.0])"]}


def nbgrader(course: Path, *words: str, **options) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nbgrader", *words]
    done = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stderr
    return done


def shown(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def press(course: Path, assignment: str, student: str | None = None) -> bool:
    """Do what formgrader's button *Generate Feedback* does."""
    with contextlib.chdir(course):
        app = NbGrader()
        app.load_config_file()
        done = NbGraderAPI(config=app.config).generate_feedback(assignment, student)
    return bool(done["success"])


def test_formgraders_button_keeps_our_page_and_adds_what_a_person_gave(course: Path) -> None:
    (course / "nbgrader_config.py").write_text(CONFIGURATION.format(root=str(course / "exchange")))
    toy.hand_in(course, "ann", toy.submitted(answer="answer = 1"))
    toy.hand_in(course, "bo", toy.submitted())
    grade(course=course, jobs=1)
    feedback = course / "classroom" / "feedback"
    ours = {name: shown(feedback / name / "toy" / "toy.html") for name in ("ann", "bo")}
    with Gradebook(f"sqlite:///{course / 'classroom' / 'gradebook.db'}") as gradebook:
        gradebook.find_grade("test_answer", "toy", "toy", "ann").manual_score = 0.5
        gradebook.find_comment("answer", "toy", "toy", "ann").manual_comment = "Nearly: <script>$x$</script> **look**."
        gradebook.db.commit()
    assert press(course, "toy")
    assert shown(feedback / "bo" / "toy" / "toy.html") == ours["bo"]
    page = shown(feedback / "ann" / "toy" / "toy.html")
    assert "From your instructor <small>3.5 of 4 points in all</small>" in page
    assert "<b>test_answer</b> 0.5 of 1 points" in page and "<strong>look</strong>" in page
    assert HIDDEN not in page and "<script" not in page
    assert press(course, "toy", "ann")
    assert shown(feedback / "ann" / "toy" / "toy.html") == page  # pressed twice, it says nothing twice

    (feedback / "bo" / "toy" / "toy.html").unlink()
    graded = course / "classroom" / "autograded" / "bo" / "toy" / "toy.ipynb"
    assert "BEGIN HIDDEN TESTS" in graded.read_text()
    executed = json.loads(graded.read_text())
    for cell in executed["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("locked"):
            cell["outputs"] = [LEAKY]
    graded.write_text(json.dumps(executed))
    assert press(course, "toy", "bo")  # a plain page in its place, where there is none of ours
    plain = re.sub(r"<[^>]*>", "", shown(feedback / "bo" / "toy" / "toy.html"))
    assert "return 2 * np.asarray(x)" in plain and "ask(double, 3.0)" in plain and "AssertionError" in plain
    assert "HIDDEN TESTS" not in plain and HIDDEN not in plain and "-4.0" not in plain


def test_any_nbgrader_course_can_keep_its_pages(tmp_path: Path) -> None:
    (tmp_path / "nbgrader_config.py").write_text(
        "from autograder.config.nbgrader import keep_pages\n\nc = get_config()\nkeep_pages(c)\n"
    )
    Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}").close()
    toy.write(tmp_path / "autograded" / "ann" / "hw" / "hw.ipynb", toy.solution())
    page = toy.write(tmp_path / "feedback" / "ann" / "hw" / "hw.html", "<main>\nours</main>")
    assert press(tmp_path, "hw", "ann") and shown(page) == "<main>\nours</main>"


@pytest.fixture
def users() -> Iterator[tuple[str, str]]:
    """Make two users of this machine, with a home each; they are gone after the test."""
    if os.geteuid() != 0 or not shutil.which("useradd") or not shutil.which("userdel"):
        pytest.skip("two students need to be two users of this machine, which only root can make")
    names = tuple(f"exchange-{os.getpid()}-{letter}" for letter in "ab")
    made = []
    try:
        for name in names:
            if subprocess.run(["useradd", "--no-create-home", name], capture_output=True, check=False).returncode:
                pytest.skip("useradd makes no users here")
            made.append(name)
        if subprocess.run([sys.executable, "-c", "import nbgrader"], user=names[0], check=False).returncode:
            pytest.skip("another user of this machine cannot run this Python")
        yield names
    finally:
        for name in made:
            subprocess.run(["userdel", name], capture_output=True, check=False)


@pytest.mark.long
def test_the_exchange_from_release_to_feedback_with_two_users(users: tuple[str, str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o755)
        root = Path(place)
        exchange = root / "exchange"
        exchange.mkdir()
        exchange.chmod(0o777)
        course = toy.make_course(root / "course")
        course.chmod(0o700)  # nobody but the instructor sees it
        (course / "nbgrader_config.py").write_text(CONFIGURATION.format(root=str(exchange)))
        toy.write(course / "course" / "dropout_lab" / "__init__.py", "HANDED_OUT = True\n")
        nbgrader(course, "release_assignment", "toy")

        answers = dict(zip(users, (toy.submitted(), toy.submitted(answer="answer = 1")), strict=True))
        for name, notebook in answers.items():
            home = root / name
            home.mkdir()
            (home / "nbgrader_config.py").write_text(
                f"c = get_config()\nc.CourseDirectory.course_id = 'dropout'\nc.Exchange.root = {str(exchange)!r}\n"
            )
            _own(home, name)
            _as(name, home, "fetch_assignment", "toy")
            assert (home / "toy" / "dropout_lab" / "__init__.py").read_text() == "HANDED_OUT = True\n"
            assert HIDDEN not in (home / "toy" / "toy.ipynb").read_text()
            toy.write(home / "toy" / "toy.ipynb", notebook)
            _as(name, home, "submit", "toy")

        nbgrader(course, "collect", "toy")
        graded = grade(course=course, jobs=1)
        assert {r.student: (r.status, r.score) for r in graded.results} == {
            users[0]: ("graded", 4),
            users[1]: ("graded", 3),
        }
        assert graded.strays == ()
        nbgrader(course, "generate_feedback", "toy", "--force")
        nbgrader(course, "release_feedback", "toy")
        for name in users:
            home = root / name
            _as(name, home, "fetch_feedback", "toy")
            (page,) = home.glob("toy/feedback/*/toy.html")
            ours = shown(course / "classroom" / "feedback" / name / "toy" / "toy.html")
            assert shown(page) == ours and f"<bdi>{name}</bdi>" in ours and HIDDEN not in ours
        there = next((exchange / "dropout" / "feedback").iterdir())
        other = subprocess.run(["ls", str(there.parent)], user=users[1], capture_output=True, check=False)
        assert other.returncode != 0  # the name of a page is a secret of its student


def _own(folder: Path, name: str) -> None:
    account = pwd.getpwnam(name)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, account.pw_uid, account.pw_gid)


def _as(name: str, home: Path, *words: str) -> None:
    _own(home, name)
    environment = {"HOME": str(home), "LOGNAME": name, "USER": name, "PATH": os.environ["PATH"]}
    nbgrader(home, *words, user=name, group=name, extra_groups=[], env=environment)
