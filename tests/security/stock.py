"""Hands the same attacks in to stock ``nbgrader autograde``, in a throw-away folder that is all it can write to.

nbgrader itself runs in a sandbox here, without a network and with limits of memory and time, so that nothing which
succeeds touches this machine. ``/house`` is the throw-away folder.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from autograder.config.text import FORMULA
from tests.support.activity import active

from . import Attack, target

#: Of one attack and the honest student after it, from the start of nbgrader to its end.
SECONDS = 90
MEMORY = 3 << 30
_FILES = 1 << 26
_FOLLOWER = "~next"  # sorted behind every attacker
_LAST_LINE = "processes left:"

_CONFIG = """\
c = get_config()
c.CourseDirectory.root = "/house"
c.CourseDirectory.course_id = "target"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "course"
for step in ("submitted", "autograded", "feedback"):
    setattr(c.CourseDirectory, f"{step}_directory", f"classroom/{step}")
c.CourseDirectory.db_url = "sqlite:////house/classroom/gradebook.db"
c.ExportPlugin.to = "/house/classroom/grades.csv"
c.Execute.timeout = 5
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError"}
"""

# runs in the sandbox: the command, then how many processes it has left
_SCRIPT = """\
import os, subprocess, sys
for command in sys.argv[1:]:
    subprocess.run([sys.executable, "-m", "nbgrader", *command.split()])
print("processes left:", [n for n in os.listdir("/proc") if n.isdigit() and int(n) not in (1, 2, os.getpid())])
"""


def why_unavailable() -> str | None:
    """Why nothing can be run here, or None."""
    if shutil.which("bwrap") is None:
        return "bubblewrap, in which nbgrader would run, is not installed"
    answer = subprocess.run([*_sandbox(Path(tempfile.gettempdir())), "true"], capture_output=True, text=True)
    return None if answer.returncode == 0 else f"bubblewrap does not work here ({answer.stderr.strip()})"


def run(attacks: list[Attack], jobs: int = 2) -> Iterator[tuple[Attack, list[str]]]:
    """What each attack gains; those that say why they are not run are left out.

    Args:
        attacks: which.
        jobs: how many at once.
    """
    with tempfile.TemporaryDirectory(prefix="red-team-stock-", ignore_cleanup_errors=True) as scratch:
        template = Path(scratch) / "template"
        target.make_house(template)
        (template / "nbgrader_config.py").write_text(_CONFIG)
        _nbgrader(template, f"generate_assignment {target.NAME} --force")
        honest = _alone(template, Path(scratch) / "honest")

        def one(attack: Attack) -> tuple[Attack, list[str]]:
            house = Path(scratch) / f"{attack.kind}-{attack.name}"
            try:
                return attack, list(_gains(template, house, attack, honest))
            finally:
                shutil.rmtree(house, ignore_errors=True)

        with ThreadPoolExecutor(jobs) as threads:
            yield from threads.map(one, [attack for attack in attacks if not attack.stock])


def _sandbox(house: Path) -> list[str]:
    command = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    for entry in sorted(os.listdir("/")):
        path = f"/{entry}"
        if os.path.islink(path):
            command += ["--symlink", os.readlink(path), path]
        elif entry not in ("proc", "dev", "sys", "run", "tmp", "house"):
            command += ["--ro-bind", path, path]
    command += [
        "--proc",
        "/proc",
        "--dev",
        "/dev",
        "--size",
        str(_FILES),
        "--tmpfs",
        "/tmp",
        "--bind",
        str(house),
        "/house",
    ]
    command += ["--chdir", "/house", "--setenv", "HOME", "/house/home", "--unsetenv", "JUPYTER_CONFIG_DIR"]
    limits = ["prlimit", f"--as={MEMORY}", f"--fsize={_FILES}", f"--cpu={SECONDS}", "--core=0", "--"]
    return [*command, "--", *limits]


def _nbgrader(house: Path, *commands: str) -> str:
    """Runs commands of nbgrader's one after another.

    Returns:
        What they said; of a run that took too long, what it said until then.
    """
    words = [*_sandbox(house), sys.executable, "-c", _SCRIPT, *commands]
    environment = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "LANG": "C.UTF-8"}
    try:
        answer = subprocess.run(words, env=environment, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as late:
        return f"{(late.stdout or b'').decode(errors='replace')}\nnot done after {SECONDS} s"
    return (answer.stdout[-100_000:] + answer.stderr[-100_000:]).decode(errors="replace")


def _alone(template: Path, house: Path) -> float:
    """The honest student's score where nobody attacks.

    Raises:
        RuntimeError: if nbgrader does not grade here at all.
    """
    shutil.copytree(template, house)
    target.hand_in_bystander(house, _FOLLOWER)
    said = _nbgrader(house, f"autograde {target.NAME}")
    scores = _scores(house)
    if _FOLLOWER not in scores:
        raise RuntimeError(f"nbgrader does not grade here:\n{said[-2000:]}")
    return scores[_FOLLOWER]


def _gains(template: Path, house: Path, attack: Attack, honest: float) -> Iterator[str]:
    shutil.copytree(template, house)
    target.hand_in(house, attack, seen_as=target.HOUSE)
    target.hand_in_bystander(house, _FOLLOWER)
    before = _planted(house)
    commands = [f"autograde {target.NAME}"]
    if attack.kind == "reports":
        commands += [f"generate_feedback {target.NAME}", "export"]
    said = _nbgrader(house, *commands)
    scores = _scores(house)
    if scores.get(attack.student, 0.0) > target.HONEST_POINTS:
        yield f"scored {scores[attack.student]:g}, of which {target.HONEST_POINTS:g} is honest"
    if scores.get(_FOLLOWER) != honest:
        yield f"changed the grade of the next student: {scores.get(_FOLLOWER)}, not {honest:g}"
    changed = sorted(set(_planted(house).items()) ^ set(before.items()))
    yield from (f"changed {name}" for name, _ in changed)
    yield from (f"left {path}" for path in house.rglob(f"*{target.LITTER}*") if not _handed_in(path))
    left = next((line for line in said.splitlines() if line.startswith(_LAST_LINE)), f"{_LAST_LINE} []")
    if not left.endswith("[]"):
        yield left
    yield from _words(house, attack)
    if attack.kind == "reports":
        yield from _reports(house, attack)


def _handed_in(path: Path) -> bool:
    return not {"submitted", "autograded", "feedback"}.isdisjoint(path.parts)


def _scores(house: Path) -> dict[str, float]:
    """Each student's points; those who got none because they could not be graded are not among them."""
    query = (
        "select a.student_id, sum(coalesce(g.manual_score, g.auto_score)) from grade g"
        " join submitted_notebook n on n.id = g.notebook_id join submitted_assignment a on a.id = n.assignment_id"
        " group by a.student_id"
    )
    try:
        with sqlite3.connect(house / "classroom" / "gradebook.db") as db:
            return {student: score for student, score in db.execute(query) if score is not None}
    except sqlite3.Error:
        return {}


def _planted(house: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for top in ("solutions", "course", "home/private.txt", "classroom/notes", "nbgrader_config.py"):
        for path in [house / top, *(house / top).rglob("*")]:
            if path.is_file() and "__pycache__" not in path.parts:
                found[f"/{path.relative_to(house)}"] = path.read_text(encoding="utf-8", errors="replace")
    return found


def _words(house: Path, attack: Attack) -> Iterator[str]:
    """Hidden tests and other notebooks in what the student's own cells left in the executed notebook."""
    path = house / "classroom" / "autograded" / attack.student / target.NAME / f"{target.NAME}.ipynb"
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError):
        return
    mine = [c for c in cells if not c.get("metadata", {}).get("nbgrader", {}).get("locked")]
    text = json.dumps([cell.get("outputs") for cell in mine])
    for word in (*target.HIDDEN_WORDS, target.PRIVATE_WORD):
        if word in text:
            yield f"shows {word!r} in its executed notebook"


def _reports(house: Path, attack: Attack) -> Iterator[str]:
    folder = house / "classroom" / "feedback"
    plain = folder / _FOLLOWER / target.NAME / f"{target.NAME}.html"
    page = folder / attack.student / target.NAME / f"{target.NAME}.html"
    if page.is_file() and plain.is_file():
        usual = active(plain.read_text(encoding="utf-8"))
        if more := [what for what in active(page.read_text(encoding="utf-8")) if what not in usual]:
            yield f"has on its feedback page {more[:3]}"
    table = house / "classroom" / "grades.csv"
    exported = table.read_text(encoding="utf-8") if table.is_file() else ""
    if attack.student.lstrip().startswith(FORMULA) and f",{attack.student}," in exported:
        yield f"has the formula {attack.student!r} in the exported grades"
