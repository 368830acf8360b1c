"""Sources of the site: what Sphinx makes pages of, with every link led to where its page will be."""

from __future__ import annotations

import inspect
import os
import posixpath
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path, PurePosixPath

import nbformat

from autograder.config.course import Course
from autograder.config.errors import UsageError

from . import notebooks
from .links import led, with_one_title
from .notebooks import Pair

#: The first page: the release folder's README.md.
INDEX = "index"
FILES = "files"
_API = "api"


class Sources:
    """Folder that holds the sources of a site.

    Args:
        course: whose site it is.
        folder: an empty one.

    Attributes:
        descriptions: what each picture of a notebook shows in words, by the SHA-256 of its bytes.
        findings: a sentence for each line of an answer or of a hidden test that a page would show.
    """

    def __init__(self, course: Course, folder: Path):
        self.course, self.folder = course, folder
        self.root = course.root.resolve()
        self.descriptions: dict[str, str] = {}
        self.findings: list[str] = []
        self._pairs = notebooks.pairs(course)
        self._hidden = notebooks.hidden_in(self._pairs)
        self._pages = dict(self._places())

    def write(self) -> int:
        """Write all of them.

        Returns:
            How many pages they give.

        Raises:
            UsageError: if ``course.toml`` names a guide that is not there.
        """
        for pair in self._pairs:
            self._write_notebook(pair)
        for guide in self._guides():
            if not guide.is_file():
                raise UsageError(f"{guide} is not there: [site] in course.toml names it.")
            page = self.folder / f"{self._pages[guide]}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(self._led(guide, self._pages[guide]), encoding="utf-8")
        first = self.course.release.resolve() / "README.md"
        text = self._led(first, INDEX) if first in self._pages else f"# {self.course.title}\n"
        (self.folder / f"{INDEX}.md").write_text(f"{text}\n{self._contents()}", encoding="utf-8")
        (self.folder / f"{_API}.rst").write_text("\n".join(_api()), encoding="utf-8")
        return len({*self._pages.values(), INDEX, _API})

    def _places(self) -> Iterator[tuple[Path, str]]:
        """Yield each file that becomes a page, with the page's name."""
        first = self.course.release.resolve() / "README.md"
        if first.name in self.course.pages and first.is_file():
            yield first, INDEX
        for pair in self._pairs:
            yield self.course.release.resolve() / pair.name / f"{pair.name}.ipynb", pair.name
        for guide in self._guides():
            if not guide.is_relative_to(self.root):
                raise UsageError(f"{guide} lies outside the course: [site] in course.toml names it.")
            yield guide, f"guides/{guide.relative_to(self.root).with_suffix('').as_posix()}"

    def _guides(self) -> list[Path]:
        return [(self.root / name).resolve() for names in self.course.site.values() for name in names]

    def _contents(self) -> str:
        """Return the contents of the site, as the sidebar shows them."""
        parts = {"Notebooks": [f"{pair.title} <{pair.name}>" for pair in self._pairs]}
        for heading, names in self.course.site.items():
            parts[heading] = [self._entry((self.root / name).resolve()) for name in names]
        parts["Reference"] = [_API]
        trees = (
            "\n".join(["```{toctree}", ":hidden:", f":caption: {heading}", "", *lines, "```", ""])
            for heading, lines in parts.items()
        )
        return "\n".join(trees)

    def _entry(self, guide: Path) -> str:
        """Return a guide's line in the contents; one that has the course's own title is called otherwise."""
        same = guide.read_text(encoding="utf-8").startswith(f"# {self.course.title}\n")
        return f"Overview <{self._pages[guide]}>" if same else self._pages[guide]

    def _write_notebook(self, pair: Pair) -> None:
        notebook = pair.shown()
        self.findings += notebooks.given_away(pair.name, notebook, self._hidden)
        self.descriptions |= dict(notebooks.descriptions(notebook))
        path = self.course.release.resolve() / pair.name / f"{pair.name}.ipynb"
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                cell.source = led(cell.source, self._place(path, pair.name))
        nbformat.write(notebook, self.folder / f"{pair.name}.ipynb")

    def _led(self, path: Path, page: str) -> str:
        self._look_through(path)
        return led(with_one_title(path.read_text(encoding="utf-8")), self._place(path, page))

    def _place(self, path: Path, page: str) -> Callable[[str], str | None]:
        """Return what leads the links of a file to the site, seen from its page."""
        start = posixpath.dirname(page) or "."

        def place(link: str) -> str | None:
            target = Path(os.path.normpath(path.parent / link))
            if target in self._pages:
                ending = target.suffix if self._pages[target] != INDEX else ".md"
                return posixpath.relpath(self._pages[target] + ending, start)
            if not target.exists():
                return link  # Sphinx says where it stands
            file = self._file(target)
            return file and posixpath.relpath(file, start)

        return place

    def _file(self, target: Path) -> str | None:
        """Copy a file that a page links to; None where there is none, or nobody but the instructor gets it."""
        kept = (self.course.source, self.course.answers, self.course.classroom)
        inside = target.is_file() and target.resolve().is_relative_to(self.root)
        if not inside or any(target.is_relative_to(folder.resolve()) for folder in kept):
            return None
        self._look_through(target)
        name = PurePosixPath(FILES, target.relative_to(self.root).as_posix())
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(target, self.folder / name)
        return str(name)

    def _look_through(self, path: Path) -> None:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a picture
            return
        self.findings += (f"{path.relative_to(self.root)} {said}" for said in notebooks.shown_in(text, self._hidden))


def _api() -> Iterator[str]:
    """Yield the page of the engine's public names, for autodoc."""
    engine = import_module("autograder")
    kinds: dict[str, list[str]] = {"function": [], "class": [], "exception": []}
    for name in engine.__all__:
        what = getattr(engine, name)
        is_error = inspect.isclass(what) and issubclass(what, Exception)
        kinds["exception" if is_error else "class" if inspect.isclass(what) else "function"].append(name)
    yield from ("Python API", "==========", "", ".. currentmodule:: autograder", "")
    for heading, (kind, names) in zip(("Functions", "What they return and take", "Errors"), kinds.items(), strict=True):
        yield from (heading, "-" * len(heading), "")
        for name in names:
            yield from (f".. auto{kind}:: {name}", *(["   :members:"] if kind == "class" else []), "")
