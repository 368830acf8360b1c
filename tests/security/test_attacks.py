"""No attack gains anything, in either sandbox; and every check that says so is seen to fail where nothing protects."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from unittest import mock

import pytest
from rich.console import Console

from autograder.cli import class_tables as summary
from autograder.config.course import read_course
from autograder.config.paths import Paths
from autograder.notebook.results import CellResult, NotebookResult
from autograder.run.grading import Graded
from autograder.run.stopwatch import STARVED
from autograder.sandbox.choice import Sandbox
from tests.security import CLASSES, Attack, load, ours, target
from tests.support.sandboxed import why_missing

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes need Linux")

ATTACKS = load()
#: Classes of attacks that a sandbox stands against; the others are on values, cells, outputs and pages.
AT_THE_SANDBOX = {"test reading", "results channel", "control flow", "resources", "beside"}


def test_every_class_and_every_known_trick_has_its_attack() -> None:
    assert {attack.kind for attack in ATTACKS} == set(CLASSES)
    assert {attack.number for attack in ATTACKS} - {0} == set(range(1, 51))
    assert len(ATTACKS) >= 60
    assert len({attack.student for attack in ATTACKS}) == len({attack.name for attack in ATTACKS}) == len(ATTACKS)
    assert all(attack.idea and attack.gain for attack in ATTACKS)


@pytest.mark.long
@pytest.mark.parametrize("beside", [False, True], ids=["apart", "beside"])
@pytest.mark.parametrize("limited", [False, True], ids=["quick", "limited"])
@pytest.mark.parametrize("sandbox", [Sandbox.BUBBLEWRAP, Sandbox.LANDLOCK], ids=str)
def test_no_attack_gains_anything(sandbox: Sandbox, limited: bool, beside: bool) -> None:
    if reason := why_missing(sandbox):
        pytest.skip(reason)
    limits = ours.SHORT if limited else ours.LIMITS
    attacks = [attack for attack in ATTACKS if attack.limited == limited and (attack.kind == "beside") == beside]
    if sandbox is Sandbox.LANDLOCK:  # the others meet nothing of the sandbox; every night they are tried in it too
        attacks = [attack for attack in attacks if attack.kind in AT_THE_SANDBOX]
    outcomes = ours.run(attacks, sandbox, limits)
    found = [f"{o.attack.kind}, {o.attack.name}: {gain}" for o in outcomes for gain in o.gains]
    for outcome in outcomes:
        attack = outcome.attack
        if not any(word in outcome.shown for word in attack.met.split(" | ")):
            found.append(f"{attack.kind}, {attack.name} does not get as far as it should: {outcome.result}")
        if outcome.seconds > STARVED * limits.notebook_seconds:  # however busy this machine is
            found.append(f"{attack.kind}, {attack.name} took {outcome.seconds:.1f} s")
    assert found == []


# ------------------------------------------------------------------------------------ the checks, seen to fail

READS_THE_SOLUTION = """
import json
cells = json.load(open('/house/solutions/target/target.ipynb'))['cells']
exec(next(''.join(c['source']) for c in cells if c['id'] == 'double'))
"""
STAYS = """
import os, posix, time
if posix.fork() == 0:
    os.setsid()
    time.sleep(60)
    os._exit(0)
"""
TRIGGER = """
import sqlite3
db = sqlite3.connect('/house/classroom/gradebook.db', timeout=1)
db.execute("create trigger t after insert on grade begin update grade set manual_score = 3 where id = new.id; end")
db.commit()
"""

#: What an attack can do where nothing shuts it in, and the words of the check that must find it.
OPEN = {
    "a-reads-the-solution": (READS_THE_SOLUTION, "scored 4"),
    "b-shows-hidden-tests": ("print(open('/house/solutions/target/target.ipynb').read())", "shows 'Tyrannotitan'"),
    "c-shows-another": (
        "print(open('/house/classroom/submitted/!first/target/target.ipynb').read()[-2000:])",
        "shows 'pachycephalosaur' in its feedback page",
    ),
    "d-changes-a-file": ("open('/house/home/private.txt', 'a').write('x')", "changed ('"),
    "e-leaves-a-file": ("open('/tmp/pwned-control', 'w')", "left /tmp/pwned-"),
    "f-leaves-a-file-in-the-work-folder": ("open('../left', 'w')", "in the work folder's place"),
    "g-stays": (STAYS, "left process"),
    "h-changes-the-next": (
        "import os\npath = '/house/classroom/submitted/h-changes-the-next-next/target/target.ipynb'\n"
        "text = open(path).read().replace('42', '41')\nopen(path, 'w').write(text)",
        "changed the grade of h-changes-the-next-next",
    ),
    "i-writes-in-the-gradebook": (TRIGGER, "points in the gradebook"),
}


def _control(name: str, source: str, student: str | None = None) -> Attack:
    steps = (("double", source),) if source else ()
    return Attack(name, "control", 0, name, name, steps, student or name, "", False, "")


def test_each_check_finds_what_succeeds_without_a_sandbox() -> None:
    controls = [_control(name, source) for name, (source, _) in OPEN.items()]
    # notebooks are read a few ahead: these are read before the one that is changed, and graded between
    controls += [_control(f"h-changes-the-next-{number}", "") for number in range(2)]
    outcomes = {outcome.attack.name: outcome for outcome in ours.run(controls, Sandbox.NONE)}
    for name, (_, found) in OPEN.items():
        outcome = outcomes[name]
        assert any(found in gain for gain in outcome.gains), (name, outcome.gains, outcome.result)


@pytest.mark.parametrize("sandbox", [Sandbox.BUBBLEWRAP, Sandbox.LANDLOCK], ids=str)
def test_the_same_gains_nothing_in_a_sandbox(sandbox: Sandbox) -> None:
    if reason := why_missing(sandbox):
        pytest.skip(reason)
    outcomes = ours.run([_control(name, source) for name, (source, _) in OPEN.items()], sandbox)
    assert [(outcome.attack.name, outcome.gains) for outcome in outcomes if outcome.gains] == []


def test_the_checks_of_reports_find_what_is_not_made_inert() -> None:
    evil = "from IPython.display import HTML\nHTML('<img src=x onerror=alert(1)>')"
    controls = [_control("page", evil), _control("table", "", "=1+1")]
    with (
        mock.patch("autograder.pages.html.safe_html", str),
        mock.patch("autograder.pages.sanitize.safe_html", str),
        mock.patch("autograder.report.grades_csv.for_csv", str),
    ):
        page, table = ours.run(controls, Sandbox.NONE)
    assert any("on its feedback page" in gain for gain in page.gains)
    assert any("in its executed notebook" in gain for gain in page.gains)
    assert any("has the formula '=1+1'" in gain for gain in table.gains)


def test_the_end_of_a_run_obeys_no_name() -> None:
    names = ["[red]x[/]", "[link=https://example.org]y[/link]", "\x1b[31mz\x1b]0;title\x07", "a\nb", "\u202egnp.exe"]
    cells = (CellResult("test_a", "failed", 0.0, 1.0),)
    results = tuple(NotebookResult(n, "hw", "hw", "unreadable", f"{n}.ipynb is damaged.", cells) for n in names)
    said = io.StringIO()
    console = Console(file=said, force_terminal=True, color_system=None, width=200)
    summary.show(console, Graded(results, 0, Paths.of(read_course(Path("/course")))))
    assert said.getvalue().count("[red]x[/]") == 3
    assert "[link=https://example.org]y[/link].ipynb is damaged." in said.getvalue()
    assert not set("\x1b\x07\u202e") & set(said.getvalue())
    assert "a b.ipynb is damaged." in said.getvalue()


def test_the_table_in_security_md_is_that_of_these_attacks() -> None:
    page = (Path(__file__).resolve().parents[2] / "SECURITY.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([a-z ]+) \| (\d+) \| 0 \| 0 \|", page, flags=re.MULTILINE))
    assert rows == {kind: str(sum(attack.kind == kind for attack in ATTACKS)) for kind in CLASSES}


def test_the_target_itself_is_sound() -> None:
    assert target.solution().cells[2].source.count("SOLUTION") == 2
    words = (*target.HIDDEN_WORDS, target.PRIVATE_WORD)
    assert not any(word in str(target.released()) for word in words)
    assert all(word in str(target.solution()) for word in target.HIDDEN_WORDS)
    assert target.PRIVATE_WORD in str(target.bystander())
