"""The site of the real course: what is on it, what is not, and how it reads in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import nbformat
import pytest

from autograder.author.leaks import MIN_NODES_IN_LIBRARY, Secret, in_code, secrets
from autograder.config.course import read_course
from autograder.notebook.cells import read_cells
from autograder.notebook.regions import lines
from autograder.site.build import NEEDED, write_site
from tests.support.browser import CHROMIUM, axe, chromium

for module in NEEDED:
    pytest.importorskip(module)

# of libraries among themselves
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(path.stem for path in (ROOT / "course").glob("*/*.ipynb"))


class Page(HTMLParser):
    """A page of the site: where it leads, what it shows."""

    def __init__(self, path: Path):
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.pictures: list[tuple[str, str]] = []
        self.anchors: set[str] = set()
        self._open: list[str] = []
        self._texts: list[tuple[str, str]] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.anchors |= {values["id"]} if "id" in values else set()
        if tag in ("pre", "script", "style", "code"):
            self._open.append(tag)
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "link" or "src" in values:
            self.fetched.append(values.get("src") or values["href"])
        if tag == "img":
            self.pictures.append((values["src"], values.get("alt", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        self._texts.append((self._open[-1] if self._open else "", data))

    @cached_property
    def prose(self) -> str:
        """Return what is read, without code."""
        return " ".join(text for inside, text in self._texts if not inside)

    @cached_property
    def code(self) -> str:
        """Return what stands in blocks of code and of printed text."""
        return "".join(text for inside, text in self._texts if inside == "pre")

    @cached_property
    def text(self) -> str:
        """Return all that is in it, code and scripts too."""
        return "".join(text for _, text in self._texts)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = write_site(ROOT, tmp_path_factory.mktemp("site") / "site")
    assert written.warnings == ()
    guides = sum(map(len, read_course(ROOT).site.values()))
    assert written.pages == len(NAMES) + guides + 2
    return written.folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in sorted(site.rglob("*.html"))}


def test_every_notebook_and_every_guide_has_a_page_and_the_first_one_leads_to_all(pages: dict[Path, Page]) -> None:
    site = next(iter(pages)).parent
    found = {path.relative_to(site).with_suffix("").as_posix() for path in pages}
    guides = {
        f"guides/{Path(name).with_suffix('').as_posix()}" for part in read_course(ROOT).site.values() for name in part
    }
    assert found == {*NAMES, *guides, "index", "api", "search", "genindex"}
    linked = {urldefrag(link)[0].removesuffix(".html") for link in pages[site / "index.html"].links}
    assert {*NAMES, *guides, "api"} <= linked
    assert "_images/map.svg" in dict(pages[site / "index.html"].pictures)


def test_no_link_is_broken(pages: dict[Path, Page]) -> None:
    broken = []
    for page in pages.values():
        for link in (*page.links, *page.fetched, *(source for source, _ in page.pictures)):
            address, anchor = urldefrag(unquote(link))
            if re.match(r"[a-z]+:", address):
                continue
            target = (page.path.parent / address.partition("?")[0]).resolve() if address else page.path
            whole = target in pages and (not anchor or anchor in pages[target].anchors)
            if not whole and not (target not in pages and target.is_file()):
                broken.append(f"{page.path.name}: {link}")
    assert broken == []


def test_nothing_is_fetched_from_elsewhere(site: Path, pages: dict[Path, Page]) -> None:
    for page in pages.values():
        for address in (*page.fetched, *(source for source, _ in page.pictures)):
            assert not re.match(r"(https?:)?//", address), f"{page.path.name}: {address}"
    for style in site.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", style.read_text(encoding="utf-8")), style


def test_pictures_have_words_and_formulas_are_drawn(pages: dict[Path, Page]) -> None:
    figures = 0
    for page in pages.values():
        for source, words in page.pictures:
            assert len(words) > 12 and not words.endswith((".png", ".svg")), f"{page.path.name}: {source}"
        figures += len(page.pictures)
        raw = re.findall(r"\\(?:frac|sum|mathrm|cdot|text|begin|left|odot)\b|\$\$|\$[^$\n]{1,60}\$", page.prose)
        assert raw == [] and 'class="tex"' not in page.path.read_text(encoding="utf-8"), page.path.name
    assert figures > 70


def test_no_answer_and_no_hidden_test_is_on_any_page(pages: dict[Path, Page]) -> None:
    built = {name: nbformat.read(ROOT / "solutions" / name / f"{name}.ipynb", as_version=4) for name in NAMES}
    hidden = [secret for notebook in built.values() for secret in secrets(notebook)]
    assert len(hidden) > 500
    for page in pages.values():
        found = in_code(page.text, hidden, min_nodes=MIN_NODES_IN_LIBRARY)
        assert set(found) <= _helped(page.path.stem, hidden), page.path.name
        assert "BEGIN HIDDEN" not in page.text or page.path.stem == "CONTRIBUTING"


def _helped(name: str, hidden: list[Secret]) -> set[str]:
    """Return what the folded help of a released notebook gives away, as its author wants it."""
    if name not in NAMES:
        return set()
    cells = nbformat.read(ROOT / "course" / name / f"{name}.ipynb", as_version=4).cells
    help_ = "\n".join(unescape(cell.source) for cell in cells if "<details>" in cell.source)
    return set(in_code(help_, hidden, min_nodes=MIN_NODES_IN_LIBRARY))


@pytest.mark.parametrize("name", NAMES)
def test_no_line_that_students_do_not_get_is_on_the_page_of_its_notebook(name: str, pages: dict[Path, Page]) -> None:
    """Beside the search above: whole lines, long and short, as they are written."""
    built = read_cells(nbformat.read(ROOT / "solutions" / name / f"{name}.ipynb", as_version=4))
    released = nbformat.read(ROOT / "course" / name / f"{name}.ipynb", as_version=4)
    given = {line.strip() for cell in released.cells for line in cell.source.splitlines()}
    withheld = {
        line.text.strip()
        for cell in built
        if cell.role in ("solution", "test")
        for line in lines(cell.source)
        if line.region
    }
    (page,) = (page for path, page in pages.items() if path.stem == name)
    shown = {line.strip() for line in page.code.splitlines()}
    assert len(shown & given) > 30
    assert {line for line in withheld - given if len(line) > 8} & shown == set()
    stubs = sum(cell.role == "solution" for cell in built)
    assert page.text.count("Write your code here") + page.text.count("replace None") >= stubs


def test_no_output_of_a_test_is_on_a_page(pages: dict[Path, Page]) -> None:
    built = [read_cells(nbformat.read(ROOT / "solutions" / n / f"{n}.ipynb", as_version=4)) for n in NAMES]
    assert any(cell.role == "test" for cells in built for cell in cells)
    for page in pages.values():
        assert not re.search(r": right in all \d+ cases", page.prose), page.path.name


def test_the_search_has_an_index_that_opens_from_a_file(site: Path) -> None:
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    assert index.startswith("Search.setIndex(") and "committe" in index  # stems of words


# ------------------------------------------------------------------------------------------------ in a browser

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
LOOKED_AT = ("index", "08_bug_museum", "guides/CONTRIBUTING")


@pytest.fixture(scope="module")
def new_page() -> Iterator[Callable[[], Any]]:
    pytest.importorskip("playwright")
    with chromium() as open_page:
        yield open_page


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_read_well_in_a_browser(scheme: str, site: Path, new_page: Callable[[], Any]) -> None:
    page = new_page()
    page.emulate_media(color_scheme=scheme)
    for name in LOOKED_AT:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto((site / f"{name}.html").as_uri())
        assert axe(page, "body") == [], name
        page.set_viewport_size({"width": 390, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == 390, name
    assert page.outside == []


@needs_browser
def test_a_search_finds_a_word_without_a_network(site: Path, new_page: Callable[[], Any]) -> None:
    page = new_page()
    page.goto((site / "index.html").as_uri())
    page.locator("input[name=q]").fill("committee")
    page.keyboard.press("Enter")
    found = page.locator("#search-results ul.search li a")
    found.first.wait_for()
    assert "Why does it work?" in found.all_inner_texts()
    assert page.outside == []
