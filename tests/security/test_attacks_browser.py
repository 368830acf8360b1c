"""What students wrote does nothing in a real browser: neither on their feedback pages nor in formgrader."""

from __future__ import annotations

import importlib.util
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from autograder.sandbox.choice import Sandbox
from tests.security import load, ours, target
from tests.support.browser import CHROMIUM, Server, chromium
from tests.support.sandboxed import why_missing

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    CHROMIUM is None or importlib.util.find_spec("playwright") is None, reason="needs chromium and playwright"
)

#: What acts on a page: handlers, scripts and frames of its own, and links that are scripts.
_ACTING = """() => [...document.querySelectorAll('*')].flatMap(element => {
    const odd = [...element.attributes].filter(a => a.name.startsWith('on') || /^\\s*(java|vb)script:/i.test(a.value));
    const name = element.tagName.toLowerCase();
    const acts = ['script', 'iframe', 'object', 'embed', 'form', 'base', 'link', 'style', 'meta'].includes(name);
    const what = name + ' ' + (element.src || element.href || element.content || element.textContent.slice(0, 60));
    return [...odd.map(a => name + ' ' + a.name + '=' + a.value), ...(acts ? [what] : [])];
})"""


def _graded_house(house: Path) -> Path:
    """Make a course whose students are the attackers of reports, each with an honest student after them; graded."""
    sandbox = Sandbox.LANDLOCK if why_missing(Sandbox.BUBBLEWRAP) else Sandbox.BUBBLEWRAP
    if why_missing(sandbox):
        sandbox = Sandbox.NONE  # they are the red team's own, and harm no machine
    ours.run([attack for attack in load() if attack.kind == "reports"], sandbox, folder=house)
    shutil.copy(ROOT / "nbgrader_config.py", house)
    return house


@pytest.fixture(scope="module")
def new_page() -> Iterator[Callable[[], Any]]:
    with chromium() as open_page:
        yield open_page


class Look:
    """A page and what happened on it."""

    def __init__(self, page: Any, address: str):
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(address)
        page.wait_for_load_state("load")
        page.wait_for_timeout(150)  # a refresh, a handler of an error, an animation
        self.pwned = page.evaluate("() => document.documentElement.dataset.pwned ?? null")
        self.acting = page.evaluate(_ACTING)
        self.moved = page.url if urlsplit(page.url).path.rstrip("/") != urlsplit(address).path.rstrip("/") else ""
        self.outside = list(page.outside)
        self.dialogs = dialogs
        self.text = page.locator("body").inner_text()
        page.close()


@pytest.mark.long
def test_no_page_runs_anything_of_a_students(
    new_page: Callable[[], Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    house = _graded_house(tmp_path_factory.mktemp("house"))  # graded once for both kinds of pages
    feedback_pages_run_nothing_and_ask_nobody(house, new_page)
    formgrader_runs_nothing_of_an_executed_notebook(house, new_page, tmp_path_factory.mktemp("home"))


def feedback_pages_run_nothing_and_ask_nobody(house: Path, new_page: Callable[[], Any]) -> None:
    pages = sorted((house / "classroom" / "feedback").glob("*/*/*.html"))
    pages = [path for path in pages if not path.parts[-3].endswith("-next")]  # all honest, and alike
    plain = Look(new_page(), (house / f"classroom/feedback/!first/{target.NAME}/{target.NAME}.html").as_uri())
    assert len(pages) > 10
    for path in pages:
        seen = Look(new_page(), path.as_uri())
        assert (seen.pwned, seen.moved, seen.outside, seen.dialogs) == (None, "", [], []), path
        assert seen.acting == plain.acting, path


def formgrader_runs_nothing_of_an_executed_notebook(house: Path, new_page: Callable[[], Any], home: Path) -> None:
    with sqlite3.connect(house / "classroom" / "gradebook.db") as db:
        query = (
            "select a.student_id, n.id from submitted_notebook n join submitted_assignment a on a.id = n.assignment_id"
        )
        notebooks = dict(db.execute(query).fetchall())
    with Server(house, home) as server:
        plain = Look(new_page(), server.url(f"formgrader/submissions/{notebooks['!first']}"))
        assert "def double" in plain.text
        shown = 0
        for student, notebook in notebooks.items():
            if student.startswith(("=", "@", " ", "journal")) or student.endswith("-next"):  # like those of others
                continue
            seen = Look(new_page(), server.url(f"formgrader/submissions/{notebook}"))
            assert (seen.pwned, seen.moved, seen.dialogs) == (None, "", []), student
            assert sorted(set(seen.outside) - set(plain.outside)) == [], student
            if "def double" not in seen.text:  # nbgrader does not find the notebook of a name that was mended
                continue
            shown += 1
            own = {what.replace(notebook, notebooks["!first"]) for what in seen.acting}
            assert sorted(own - set(plain.acting)) == [], student
        assert shown >= 6
        for place in ("manage_students", f"manage_submissions/{target.NAME}", f"gradebook/{target.NAME}/{target.NAME}"):
            seen = Look(new_page(), server.url(f"formgrader/{place}"))
            assert (seen.pwned, seen.dialogs) == (None, []), place


def test_the_same_outputs_act_where_nothing_makes_them_inert(tmp_path: Path, new_page: Callable[[], Any]) -> None:
    evil = next(attack for attack in load() if attack.name == "49_scripts_in_outputs")
    path = tmp_path / "page.html"
    tags = [
        line.strip().strip(',"').replace('\\"', '"')
        for line in evil.steps[0][1].splitlines()
        if line.startswith('    "<')
    ]
    path.write_text("<!DOCTYPE html><html><body>" + "\n".join(t for t in tags if "meta" not in t), encoding="utf-8")
    seen = Look(new_page(), path.as_uri())
    assert seen.pwned == "1"
    assert seen.outside
    assert len(seen.acting) > 10
