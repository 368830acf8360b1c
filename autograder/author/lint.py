"""Rules for a source notebook: each finding is one sentence that names the cell.

A check is a generator over the notebook's cells; ``CHECKS`` lists them. They look at the text alone, nothing runs.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from nbformat import NotebookNode

from autograder.config.errors import UsageError
from autograder.notebook.cells import EXPERIMENT, Cell, Role, defined_names, read_cells, syntax_of
from autograder.notebook.regions import resembled_marker

from .arguments import MutableArgumentTracker
from .names import bound, last_name, parses, reads

#: A given cell that is longer belongs into a module beside the notebooks.
LONGEST_GIVEN_CELL = 15

_HOME: dict[str, Role] = {"SOLUTION": "solution", "HIDDEN TESTS": "test"}
_PYTHON_GIVES = frozenset(dir(builtins)) | {"__name__", "__doc__"}


def lint(notebook: NotebookNode, name: str) -> None:
    """Look through a source notebook before it is built.

    Args:
        notebook: as jupytext reads it.
        name: how to speak of it.

    Raises:
        UsageError: if anything is found; a line for each finding.
    """
    found = findings(notebook)
    if found:
        raise UsageError("\n".join(f"{name}, {finding}" for finding in found))


def findings(notebook: NotebookNode) -> list[str]:
    """Return every finding, in the order of ``CHECKS``; a cell that is no Python at all ends the search."""
    cells = read_cells(notebook)
    broken = list(no_plain_python(cells)) + list(regions(cells))
    if broken:
        return broken
    return [finding for check in CHECKS for finding in check(cells)]


# ------------------------------------------------------------------------------------------------ text


def no_plain_python(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse magics and shell commands: given, solution and test cells are plain Python."""
    for cell in cells:
        if cell.role == "prose" or cell.role == "experiment":
            continue
        try:
            syntax_of(cell.source)
        except SyntaxError as error:
            if re.search(r"^\s*[%!?]|^\s*\w+\s*=\s*[%!]|\?\s*$", cell.source, re.MULTILINE):
                yield f"{cell}: a magic, shell command or '?' cannot be graded; write plain Python."
            else:
                yield f"{cell}: this is not valid Python ({error.msg}, line {error.lineno})."


def regions(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse BEGIN and END markers that are in the wrong cell, misspelt or not in pairs."""
    for cell in cells:
        opened = ""
        for line in cell.source.splitlines():
            marker = resembled_marker(line)
            if not marker:
                continue
            verb, _, kind = marker.partition(" ")
            if line.strip() != f"### {marker}":
                yield f"{cell}: {line.strip()!r} reads like a marker; write '### {marker}', or use other words."
            elif cell.role != _HOME[kind] and not cell.by_hand:
                yield f"{cell}: '### {marker}' belongs in a {_HOME[kind]} cell, and this one is {cell.role}."
            elif verb == "BEGIN" and opened:
                yield f"{cell}: '### {marker}' inside a region that is still open."
            elif verb == "END" and opened != kind:
                yield f"{cell}: '### {marker}' without its BEGIN."
            opened = kind if verb == "BEGIN" else ""
        if opened:
            yield f"{cell}: the region '### BEGIN {opened}' has no END."


def solution_without_region(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a solution cell without a region: nbgrader would replace all of it, its docstring included."""
    for cell in cells:
        if cell.role == "solution" and "### BEGIN SOLUTION" not in cell.source:
            yield f"{cell}: this solution cell has no region '### BEGIN SOLUTION' ... '### END SOLUTION'."


def released_text_is_broken(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a cell that is not valid Python without its regions."""
    for cell in cells:
        if cell.role in ("solution", "test"):
            try:
                syntax_of(cell.for_students)
            except SyntaxError as error:
                yield f"{cell}: without its region the student's version is not valid Python ({error.msg})."


def formula_in_a_paragraph_of_its_own(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a display formula with text beside it: some renderers break it."""
    for cell in cells:
        if cell.role == "prose":
            text = re.sub(r"^( *)(```|~~~).*?^\1\2[^\n]*$", "", cell.source, flags=re.DOTALL | re.MULTILINE)
            text = re.sub(r"(`+).+?\1", "", text)
            for paragraph in re.split(r"\n\s*\n", text):
                block = paragraph.strip()
                whole = block.startswith("$$") and block.endswith("$$") and block.count("$$") == 2 and len(block) > 4
                if "$$" in block and not whole:
                    yield f"{cell}: a $$ formula stands in a paragraph of its own, between blank lines: {block[:40]!r}."


def given_cell_too_long(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a long given cell: students should read it at a glance."""
    for cell in cells:
        lines = sum(bool(line.strip()) for line in cell.source.splitlines())
        if cell.role in ("given", "experiment") and lines > LONGEST_GIVEN_CELL:
            yield f"{cell}: {lines} lines of given code; move what exceeds {LONGEST_GIVEN_CELL} into a module."


# ------------------------------------------------------------------------------------------------ metadata


def grade_ids(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a graded cell without a name of its own."""
    seen: dict[str, Cell] = {}
    for cell in cells:
        if cell.role in ("solution", "test") and not cell.grade_id:
            yield f"{cell}: this {cell.role} cell has no grade_id."
        elif cell.grade_id and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", cell.grade_id):
            yield f"{cell}: a grade_id is made of letters, digits, '_' and '-' (64 at most)."
        elif cell.grade_id in seen:
            yield f"{cell}: cell {seen[cell.grade_id].number} has this grade_id too; give each its own."
        elif cell.grade_id:
            seen[cell.grade_id] = cell


def points(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a test cell that has no points, or is a solution cell too."""
    for cell in cells:
        earned = cell.nbgrader.get("points")
        if cell.by_hand:
            yield f"{cell}: a cell cannot be both test and solution; cells graded by hand are not supported."
        elif cell.role == "test" and (
            isinstance(earned, bool) or not isinstance(earned, (int, float)) or not earned > 0
        ):
            yield f"{cell}: this test cell has no points; add 'points' to its metadata."


def exercise_exists(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a test that is not ``test_<grade_id>[_facet]`` below the solution cell ``grade_id``."""
    solved: set[str] = set()
    for cell in cells:
        if cell.role == "solution":
            solved.add(cell.grade_id)
        elif cell.role == "test" and not any((cell.grade_id + "_").startswith(f"test_{name}_") for name in solved):
            yield f"{cell}: it tests no solution cell above it; call it test_<grade_id> or test_<grade_id>_<facet>."


def graded_cell_that_is_skipped(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a graded cell that stock nbgrader would skip: it would give full points."""
    for cell in cells:
        for tag in {EXPERIMENT, "skip-execution"} & set(cell.tags):
            if cell.role in ("solution", "test") or tag != EXPERIMENT:
                yield f"{cell}: the tag {tag!r} would keep nbgrader from running it; take it off."


# ------------------------------------------------------------------------------------------------ names


def given_code_reads_given_names(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a given cell that reads other names: the judge runs it without the answers and the experiments."""
    student, given = _student_names(cells), _given_names(cells)
    experiment = frozenset[str]().union(
        *(bound(c.source) for c in cells if c.role == "experiment" and parses(c.source))
    )
    for cell in cells:
        if cell.role == "given":
            own = bound(cell.source)
            for name in sorted(own & student.keys()):
                yield f"{cell}: defines {name!r}, and so does the solution cell {student[name]!r}; rename one."
            for name in sorted(reads(cell.source) - given - _PYTHON_GIVES):
                if name in student:
                    yield f"{cell}: reads {name!r}, which the student defines; tag the cell {EXPERIMENT!r}."
                elif name in experiment:
                    yield f"{cell}: reads {name!r}, which an {EXPERIMENT} cell defines; grading skips those."
                else:
                    yield f"{cell}: reads {name!r}, which no given cell defines."


def test_reads_known_names(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a test, or its visible part, that reads a name of no given cell, no solution cell and not its own."""
    known = _given_names(cells) | _student_names(cells).keys() | _PYTHON_GIVES
    for cell in cells:
        if cell.role == "test":
            for text, what in ((cell.source, ""), (cell.for_students, " once its hidden tests are taken out")):
                missing = sorted(reads(text) - bound(text) - known) if parses(text) else []
                yield from (f"{cell}: reads {name!r}, which is defined nowhere{what}." for name in missing)
                if missing:
                    break


def stub_defines_what_is_tested(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a stub without a name that a test reads: an untouched notebook would be "wrong", not "not attempted"."""
    tested = frozenset[str]().union(*(reads(c.source) - bound(c.source) for c in cells if c.role == "test"))
    for cell in cells:
        if cell.role == "solution" and parses(cell.for_students):
            for name in sorted(tested & (defined_names(cell.source) - defined_names(cell.for_students))):
                yield f"{cell}: the stub does not define {name!r}, which a test reads; write '{name} = None' in it."


# ------------------------------------------------------------------------------------------------ tests


def test_ends_in_a_value(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a test that ends in a value: nbgrader takes a number for partial credit, anything else for full credit."""
    for cell in cells:
        if cell.role == "test":
            for text in (cell.source, cell.for_students):
                body = syntax_of(text).body if parses(text) else []
                if body and isinstance(body[-1], ast.Expr):
                    yield f"{cell}: a test must not end in a value; put its checks into a 'with exercise' block."
                    break


_CANNOT_CROSS = {
    "seed": "np.random.seed in the test does not reach the student's process; pass a seeded generator",
    "getsource": "the student's source text is not there to be read; test what the answer does",
    "setattr": "patching does not reach the student's process; pass a callback instead",
    "patch": "patching does not reach the student's process; pass a callback instead",
    "get_ipython": "there is no IPython shell where tests run",
    "globals": "the student's names are not in the test's globals; call them by name",
}


def test_uses_what_cannot_cross(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse a test that changes the state of modules: only plain data crosses to the student's process."""
    for cell in cells:
        if cell.role == "test":
            tree = syntax_of(cell.source)
            called = {last_name(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
            for name in sorted(called & _CANNOT_CROSS.keys()):
                yield f"{cell}: {_CANNOT_CROSS[name]}."
            outer = reads(cell.source) - bound(cell.source)
            for node in ast.walk(tree):
                for target in _targets(node):
                    if (
                        isinstance(target, ast.Attribute)
                        and isinstance(target.value, ast.Name)
                        and target.value.id in outer
                    ):
                        yield f"{cell}: setting {ast.unparse(target)} does not reach the student's process."


def expected_value_comes_too_late(cells: Sequence[Cell]) -> Iterator[str]:
    """Refuse an expected value made of an argument that the student's code could change; ``ask`` passes copies."""
    student = _student_names(cells)
    for cell in cells:
        if cell.role == "test":
            for name in MutableArgumentTracker(student).read_again(cell.source):
                yield (
                    f"{cell}: {name} is read again after the student's code had it and could change it; "
                    "compute the expected value before the call, pass a copy, or call through ask()."
                )


CHECKS: tuple[Callable[[Sequence[Cell]], Iterable[str]], ...] = (
    solution_without_region,
    released_text_is_broken,
    formula_in_a_paragraph_of_its_own,
    given_cell_too_long,
    grade_ids,
    points,
    exercise_exists,
    graded_cell_that_is_skipped,
    given_code_reads_given_names,
    test_reads_known_names,
    stub_defines_what_is_tested,
    test_ends_in_a_value,
    test_uses_what_cannot_cross,
    expected_value_comes_too_late,
)


def _student_names(cells: Sequence[Cell]) -> dict[str, str]:
    return {name: c.grade_id for c in cells if c.role == "solution" for name in defined_names(c.source)}


def _given_names(cells: Sequence[Cell]) -> frozenset[str]:
    return frozenset[str]().union(*(bound(c.source) for c in cells if c.role == "given"))


def _targets(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, (ast.AugAssign, ast.AnnAssign)) else []
