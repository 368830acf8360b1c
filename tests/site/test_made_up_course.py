"""The site of a made-up course, and what is refused."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from autograder.author.build import build
from autograder.author.release import release
from autograder.cli.commands import cli
from autograder.config.errors import UsageError
from autograder.site import build as site_module
from autograder.site.build import NEEDED, write_site
from autograder.site.links import led, with_one_title
from tests.support.notebooks import EXPERIMENT, WHOLE, make_course

# of libraries among themselves
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")

GUIDE = """\
# Teaching it

The [map](../course/README.md), [twice](../course/01_twice/01_twice.ipynb), a [file](notes.txt), the
[answers](../solutions/01_twice.py), ![badge](https://example.org/badge.svg) and `[code](gone.md)`.

# More
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course that is built and released."""
    course = make_course(tmp_path_factory.mktemp("whole"))
    settings = course / "course.toml"
    settings.write_text('title = "Doubling"\n' + settings.read_text() + '[site]\n"For teachers" = ["docs/teach.md"]\n')
    (course / "docs").mkdir()
    (course / "docs" / "teach.md").write_text(GUIDE)
    (course / "docs" / "notes.txt").write_text("notes")
    (course / "course" / "README.md").write_text("# Doubling\n\n[Teaching](../docs/teach.md)\n")
    build(course)
    release(course)
    return course


def needs_sphinx() -> None:
    for module in NEEDED:
        pytest.importorskip(module)


def test_another_course_gets_a_site_under_its_own_title(whole: Path) -> None:
    needs_sphinx()
    done = CliRunner().invoke(cli, ["site", "--course", str(whole)])
    assert done.exit_code == 0 and "4 pages: open" in done.output, done.output
    site = whole / "classroom" / "site"
    index, notebook, guide = (
        (site / name).read_text() for name in ("index.html", "01_twice.html", "guides/docs/teach.html")
    )
    assert "<title>Doubling</title>" in index and "For teachers" in index and "1 Twice" in index
    assert "dropout" not in (index + guide).lower()
    assert "<math" in notebook and "10.0" in notebook and "doubled" not in notebook and "Write your code" in notebook
    assert 'href="../../index.html"' in guide and 'href="../../01_twice.html"' in guide and "notes.txt" in guide
    assert "solutions" not in guide and "example.org" not in guide and "[code](gone.md)" in guide
    assert len(list(site.rglob("notes.txt"))) == 1
    assert CliRunner().invoke(cli, ["site", "--course", str(whole)]).exit_code == 0  # a site is replaced by the next


def test_a_link_that_leads_nowhere_is_a_warning_and_exit_code_1(whole: Path, tmp_path: Path) -> None:
    needs_sphinx()
    guide = whole / "docs" / "teach.md"
    guide.write_text(GUIDE + "[there](#nowhere) [gone](../gone.md)\n")
    try:
        words = ["site", "--course", str(whole), "--to", str(tmp_path / "site")]
        done = CliRunner().invoke(cli, words, standalone_mode=False)
    finally:
        guide.write_text(GUIDE)
    assert done.return_value == 1
    assert "guides/docs/teach.md:7: WARNING" in done.output and "nowhere" in done.output and "gone.md" in done.output


def test_an_output_that_shows_an_answer_is_refused(tmp_path: Path) -> None:
    needs_sphinx()
    shows = EXPERIMENT.replace('print(f"{twice(5):.1f}")', 'print("doubled = [value + " + "value for value in (x,)]")')
    course = make_course(tmp_path, (*WHOLE[:-1], shows))
    (course / "course" / "README.md").write_text("# Doubling\n")
    (course / "course" / "map.svg").write_text("<svg/>")
    build(course)
    release(course)
    with pytest.raises(UsageError, match=r"01_twice: an output of cell 7 .* a line of the solution of twice: doubled"):
        write_site(course)
    assert not (course / "classroom" / "site").exists()


def test_a_release_of_another_notebook_and_a_folder_that_is_no_site_are_refused(whole: Path, tmp_path: Path) -> None:
    needs_sphinx()
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"is there and is no site: delete it, or pass --to FOLDER"):
        write_site(whole, tmp_path)
    path = whole / "course" / "01_twice" / "01_twice.ipynb"
    before = path.read_text()
    notebook = nbformat.reads(before, as_version=4)
    del notebook.cells[0]
    nbformat.write(notebook, path)
    try:
        with pytest.raises(UsageError, match="run 'autograder release 01_twice'"):
            write_site(whole)
    finally:
        path.write_text(before)


def test_what_sphinx_refuses_is_one_sentence(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needs_sphinx()
    settings = site_module._settings
    monkeypatch.setattr(site_module, "_settings", lambda *given: settings(*given) | {"html_theme": "gone"})
    with pytest.raises(UsageError, match=r"Sphinx cannot make this site: no theme named 'gone' found"):
        write_site(whole, tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_without_sphinx_one_sentence_says_how_to_get_it(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_module, "find_spec", lambda name: None)
    with pytest.raises(
        UsageError, match="A site needs sphinx: run 'pip install sphinx myst-nb furo', and then this again"
    ):
        write_site(whole)


def test_links_are_led_outside_code_alone() -> None:
    text = "[a](x.md#part) ![b](y.svg) [`c`](gone.md) [d](https://e.org) `[f](x.md)`\n```\n[g](x.md)\n```\n[h](#here)\n"
    places = {"x.md": "guides/x.md", "y.svg": "files/y.svg"}
    assert led(text, places.get) == (
        "[a](guides/x.md#part) ![b](files/y.svg) `c` [d](https://e.org) `[f](x.md)`\n```\n[g](x.md)\n```\n[h](#here)\n"
    )


def test_a_page_has_one_title() -> None:
    assert with_one_title("# A\n\n## B\n") == "# A\n\n## B\n"
    text = "# A\n```\n# code\n```\n# B\n## C\n"
    assert with_one_title(text) == "# A\n```\n# code\n```\n## B\n### C\n"
