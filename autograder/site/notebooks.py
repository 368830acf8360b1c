"""Notebooks of the site: the released text, and what given cells and experiments showed when the course was built."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import nbformat
from nbformat import NotebookNode

from autograder.author.build import read_built
from autograder.author.leaks import MIN_NODES_IN_LIBRARY, Secret, in_code, secrets
from autograder.config.course import Course
from autograder.config.errors import UsageError
from autograder.notebook.cells import read_cells

#: Cells whose outputs are shown: no answer and no test.
_SHOWN = ("given", "experiment")


@dataclass(frozen=True)
class Pair:
    """One notebook, twice.

    Attributes:
        name: of its folder and its file.
        released: as students get it.
        built: as the instructor has it, executed.
    """

    name: str
    released: NotebookNode
    built: NotebookNode

    @cached_property
    def title(self) -> str:
        """Return the first heading, after the number that the name begins with."""
        lines = (
            line for cell in self.released.cells if cell.cell_type == "markdown" for line in cell.source.split("\n")
        )
        heading = next((line[2:].strip() for line in lines if line.startswith("# ")), self.name)
        number = self.name.partition("_")[0]
        return f"{int(number)} {heading}" if number.isdecimal() else heading

    def shown(self) -> NotebookNode:
        """Return the released notebook with outputs of given cells and experiments, and of no other cell."""
        outputs = {
            cell.id: cell.outputs
            for place, cell in zip(read_cells(self.built), self.built.cells, strict=True)
            if place.role in _SHOWN and cell.cell_type == "code"
        }
        whole: NotebookNode = nbformat.from_dict(self.released)
        for cell in whole.cells:
            if cell.cell_type == "code":
                cell.outputs = outputs.get(cell.id, [])
            cell.metadata.pop("tags", None)  # some say how a page shows a cell; here they say how it is executed
        return whole


def pairs(course: Course) -> list[Pair]:
    """Return every released notebook with the executed one that it was made from.

    Raises:
        UsageError: if there is none, or one is not released from the notebook that is there now.
    """
    found = []
    for path in sorted(course.release.glob("*/*.ipynb")):
        name = path.parent.name
        if path.stem == name and (released := read_built(path)) is not None:
            built = read_built(course.source / name / path.name)
            if built is None or [cell.id for cell in built.cells] != [cell.id for cell in released.cells]:
                raise UsageError(f"{path} was not released from what is built now: run 'autograder release {name}'.")
            found.append(Pair(name, released, built))
    if not found:
        raise UsageError(f"{course.release} holds no released notebooks: run 'autograder release' first.")
    return found


def hidden_in(found: list[Pair]) -> list[Secret]:
    """Return what no page may show, of every notebook."""
    return [secret for pair in found for secret in secrets(pair.built)]


def given_away(name: str, notebook: NotebookNode, hidden: list[Secret]) -> Iterator[str]:
    """Yield a sentence for each output that shows a line of an answer or of a hidden test."""
    for place, cell in zip(read_cells(notebook), notebook.cells, strict=True):
        for output in cell.get("outputs", []):
            for text in _texts(output):
                yield from (f"{name}: an output of {place} {finding}" for finding in shown_in(text, hidden))


def shown_in(text: str, hidden: list[Secret]) -> Iterator[str]:
    """Yield what a text gives away; outputs and guides quote code, as the library has it, and so are read as it is."""
    return in_code(text, hidden, min_nodes=MIN_NODES_IN_LIBRARY)


def _texts(output: NotebookNode) -> Iterator[str]:
    yield str(output.get("text", ""))
    yield "\n".join(output.get("traceback", []))
    for kind, data in output.get("data", {}).items():
        if kind.startswith("text/"):
            yield html.unescape(str(data))


def descriptions(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Yield for each picture of a notebook its SHA-256, which names it on the site, and what it shows in words."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data, about = output.get("data", {}), output.get("metadata", {})
            for kind in ("image/png", "image/jpeg"):
                if kind in data:
                    key = hashlib.sha256(base64.b64decode(data[kind])).hexdigest()
                    yield key, about.get(kind, {}).get("alt", "")
