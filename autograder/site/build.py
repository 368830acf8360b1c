"""Site of a course: pages that open from a folder or from any web server, and ask no other machine for anything."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from autograder.config.course import Course, read_sourced_course
from autograder.config.errors import StorageError, UsageError

from .sources import FILES, INDEX, Sources

#: The extra ``site`` of ``pyproject.toml``.
NEEDED = ("sphinx", "myst_nb", "furo")

_STATIC = Path(__file__).with_name("static")


@dataclass(frozen=True)
class Site:
    """Site that was written.

    Attributes:
        folder: holds ``index.html``.
        pages: how many there are, without search and index.
        warnings: what Sphinx says of its sources, such as a link that leads nowhere.
    """

    folder: Path
    pages: int
    warnings: tuple[str, ...]


def write_site(course: Path, target: Path | None = None) -> Site:
    """Write a site of the course: the student's notebooks with their figures, the guides, and the Python API.

    Outputs are those of the executed solutions, of cells that hold neither an answer nor a test.

    Args:
        course: the folder that holds ``course.toml``.
        target: the folder of the site; by default ``<classroom>/site``. A site that is there is replaced.

    Raises:
        UsageError: if Sphinx is not installed, a notebook is not released, a page would show a line of an answer or
            of a hidden test, or the folder holds anything but a site.
        StorageError: if it cannot be written.
    """
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise UsageError(f"A site needs {missing[0]}: run 'pip install sphinx myst-nb furo', and then this again.")
    config = read_sourced_course(course)
    target = (target or config.classroom / "site").absolute()
    if target.exists() and not (target / "searchindex.js").is_file() and not _is_empty_folder(target):
        raise UsageError(f"{target} is there and is no site: delete it, or pass --to FOLDER for another place.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as scratch:
            return _write(config, Path(scratch), target)
    except OSError as error:
        raise StorageError(f"{target} cannot be written ({error.strerror}): pass --to FOLDER for another.") from None


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def _write(course: Course, scratch: Path, target: Path) -> Site:
    sources, pages = scratch / "sources", scratch / "pages"
    sources.mkdir()
    made = Sources(course, sources)
    count = made.write()
    if made.findings:
        raise UsageError(f"No site was written, since students would read it: {'; '.join(made.findings)}.")
    warnings = _run_sphinx(course, made, scratch)
    if target.exists():
        shutil.rmtree(target)
    pages.rename(target)
    return Site(target, count, warnings)


def _run_sphinx(course: Course, made: Sources, scratch: Path) -> tuple[str, ...]:
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    said = io.StringIO()
    with patch_docutils(None), docutils_namespace(), _in_a_sentence(SphinxError):
        app = Sphinx(
            srcdir=made.folder,
            confdir=None,
            outdir=scratch / "pages",
            doctreedir=scratch / "trees",
            buildername="html",
            confoverrides=_settings(course, made),
            status=None,
            warning=said,
        )
        app.build()
    lines = re.sub(r"\x1b\[[0-9;]*m", "", said.getvalue()).replace(f"{made.folder}/", "").splitlines()
    return tuple(line for line in lines if line.strip())


@contextmanager
def _in_a_sentence(kind: type[Exception]) -> Iterator[None]:
    try:
        yield
    except kind as error:
        raise UsageError(f"Sphinx cannot make this site: {error}.") from None


def _settings(course: Course, made: Sources) -> dict[str, Any]:
    return {
        "project": course.title,
        "root_doc": INDEX,
        "exclude_patterns": [FILES],
        "extensions": ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "autograder.site.extension"],
        "picture_descriptions": made.descriptions,
        "smartquotes": False,
        "myst_enable_extensions": ["dollarmath"],
        "myst_heading_anchors": 6,
        "myst_update_mathjax": False,
        "nb_execution_mode": "off",
        "nb_merge_streams": True,
        "napoleon_use_ivar": True,
        "python_use_unqualified_type_names": True,
        "html_theme": "furo",
        "html_title": course.title,
        "html_math_renderer": "mathml",
        "html_static_path": [str(_STATIC)],
        "html_css_files": ["site.css"],
        "html_copy_source": False,
        "html_show_sourcelink": False,
        "html_show_sphinx": False,
        "html_show_copyright": False,
    }
