"""Preprocessor of nbgrader that removes solutions, with a stub of our own."""

from __future__ import annotations

import re

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions
from traitlets import Dict

#: Where a region was indented: inside a function, a method, a branch.
STUB = "# Write your code here, then delete the next line.\nraise NotImplementedError"


class ClearAnswers(ClearSolutions):  # type: ignore[misc]  # nbgrader has no types
    """Subclass of nbgrader's ``ClearSolutions``, for functions and for answers.

    An indented region becomes the stub. A region at column 0 (an answer, such as ``answers = {1: "b"}``) vanishes: the
    visible line above it already says ``answers = None  # replace None by ...``.
    """

    code_stub = Dict({"python": STUB}, help="The code that stands where an indented solution stood.").tag(config=True)

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        replaced = bool(super()._replace_solution_region(cell, language))
        if replaced and cell.cell_type == "code":
            at_margin = rf"^{re.escape(self.code_stub[language])}(\n|\Z)"
            cell.source = re.sub(at_margin, "", cell.source, flags=re.MULTILINE).rstrip("\n")
        return replaced


def student_version(source: str) -> str:
    """Return the text of a solution cell as a student gets it.

    Raises:
        RuntimeError: if its regions are not balanced.
    """
    cell = NotebookNode(cell_type="code", source=source, metadata=NotebookNode())
    ClearAnswers()._replace_solution_region(cell, "python")
    return str(cell.source)
