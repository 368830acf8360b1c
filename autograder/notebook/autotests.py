"""Tests that nbgrader writes itself: a line ``### AUTOTEST f(2); f(3)`` becomes checks of what the solution gives.

nbgrader's own preprocessor writes them, in a kernel, from ``autotests.yml``; the same source gives the same tests.
"""

from __future__ import annotations

import copy
import shutil
import subprocess
import tempfile
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.config.errors import UsageError

if TYPE_CHECKING:
    from nbformat import NotebookNode

#: Beside the notebook, or in the folder of the course.
TEMPLATES = "autotests.yml"
_SIGN = "AUTOTEST"


def with_autotests(notebook: NotebookNode, path: Path) -> NotebookNode:
    """Return an instructor's notebook with the tests that its AUTOTEST lines stand for.

    Args:
        notebook: as it was read.
        path: of its file; the solutions run in a copy of its folder.

    Raises:
        UsageError: if there is no ``autotests.yml``, or the tests cannot be written.
    """
    if not any(c.cell_type == "code" and _has_sign(c.source) for c in notebook.cells):
        return notebook
    templates = next((place for folder in path.parents[:3] if (place := folder / TEMPLATES).is_file()), None)
    if templates is None:
        raise UsageError(f"{path} has AUTOTEST lines, and there is no {TEMPLATES} beside it or in the course's folder.")
    import nbformat

    sources = _written(nbformat.writes(notebook), path, templates, templates.read_bytes())
    notebook = copy.deepcopy(notebook)
    for cell, source in zip(notebook.cells, sources, strict=True):
        cell.source = source
    return notebook


def _has_sign(source: str) -> bool:
    return any(_SIGN in line and line.lstrip().startswith("#") for line in source.splitlines())


@lru_cache(maxsize=64)
def _written(text: str, path: Path, templates: Path, _: bytes) -> tuple[str, ...]:
    """Return the sources of the cells of a notebook, its tests written; a run asks for the same ones twice."""
    import nbformat
    from nbgrader.preprocessors import instantiatetests

    step = instantiatetests.InstantiateTests(autotest_filename=str(templates.absolute()))
    start = instantiatetests.start_new_kernel
    with tempfile.TemporaryDirectory(prefix="autotests-") as scratch:
        folder = Path(scratch) / "assignment"
        try:
            shutil.copytree(path.parent, folder)
            # what the kernel itself says on the terminal is about its own ways to talk
            instantiatetests.start_new_kernel = partial(start, stderr=subprocess.DEVNULL)
            done, _resources = step.preprocess(nbformat.reads(text, 4), {"metadata": {"path": str(folder)}})
        except Exception as error:  # of the kernel, of YAML, of the solution
            told = " ".join(f"{type(error).__name__}: {error}".split())[:300].rstrip(".: ")
            raise UsageError(f"{path}: the tests of its AUTOTEST lines cannot be written ({told}).") from None
        finally:
            instantiatetests.start_new_kernel = start
            if step.kc is not None:  # nbgrader leaves its kernel running where it fails
                with suppress(Exception):
                    step.kc.shutdown()
                    step.kc.stop_channels()
    return tuple(cell.source for cell in done.cells)
