"""Build of a source, ``solutions/NN_name.py``, into the executed notebook that nbval and nbgrader read.

The same source gives the same bytes: cell ids come from grade_ids or text, no timings are kept, and what could change
from run to run (addresses, warnings with paths) is refused.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from autograder.config.course import Course, read_sourced_course
from autograder.config.errors import UsageError
from autograder.notebook.assignment import load_assignments
from autograder.notebook.cells import role_of
from autograder.unconfined.kernel import ThisInterpreter, start_options

from .generated import write_generated
from .lint import lint
from .outcome import Outcome, write_if_changed

#: A cell that runs longer ends the build; the course allows 15 s.
CELL_SECONDS = 120

#: JupyterLab, nbclient and nbval go on after a cell with this tag has raised. A stub raises, and so does what reads it.
MAY_RAISE = "raises-exception"

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
_NUMBER = re.compile(r"-?\d+\.\d*(?:[eE][+-]?\d+)?|-?\d+[eE][+-]?\d+")


def build(
    course: Path,
    names: Sequence[str] = (),
    *,
    check: bool = False,
    run: bool = True,
    say: Callable[[str], None] = lambda text: None,
) -> list[Outcome]:
    """Execute sources into ``solutions/<name>/<name>.ipynb``, then write the files that are generated from them.

    Args:
        course: the folder that holds ``course.toml``.
        names: which; all of them by default.
        check: only compare with the notebooks that are there: sources, metadata and rounded text, not pictures. What
            differs in its sources already is not executed.
        run: whether a check executes notebooks; if not, outputs are left to nbval, which compares them too.
        say: called with a line for each notebook.

    Raises:
        UsageError: if a source cannot be read, breaks a rule of ``lint``, raises, or prints what changes at each run.
    """
    run = run or not check
    config = read_sourced_course(course)
    outcomes = write_generated(config, first=True, check=check)
    for path in sources(config, names):
        fresh = prepare(read_source(path), path.stem)
        target = config.source / path.stem / f"{path.stem}.ipynb"
        built = read_built(target) if check else None
        differences = list(compare_sources(built, fresh)) if check else []
        if run and not differences:
            say(f"{path.stem}: executing")
            execute(fresh, path.stem)
            differences = list(compare_outputs(built, fresh)) if built else []
        written = not check and write_if_changed(target, nbformat.writes(fresh))
        outcomes.append(Outcome(path.stem, tuple(differences), written))
    if check and not names:
        known = {outcome.name for outcome in outcomes}
        stray = sorted(p.parent.name for p in config.source.glob("*/*.ipynb") if p.parent.name not in known)
        outcomes += [Outcome(name, (f"has no source {config.folders.source}/{name}.py",), False) for name in stray]
    warn_of_points(config, say)
    return outcomes + write_generated(config, first=False, check=check)


def warn_of_points(course: Course, say: Callable[[str], None]) -> None:
    """Print a note if the notebooks give another total of points than ``course.toml``."""
    total = sum(assignment.max_score for assignment in load_assignments(course.source))
    if course.points is not None and total != course.points:
        say(f"Note: the test cells give {total:g} points in all, and 'points' in course.toml is {course.points:g}.")


def sources(course: Course, names: Sequence[str] = ()) -> list[Path]:
    """Return the sources of the notebooks wanted.

    Raises:
        UsageError: if there is no such folder or no such source.
    """
    folder = course.source
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}: run this where the course lies, or pass --course FOLDER.")
    found = {path.stem: path for path in sorted(folder.glob("*.py"))}
    if not found:
        raise UsageError(f"{folder} holds no sources: a notebook is written as {folder / 'NN_name.py'}.")
    for name in names:
        if name not in found:
            raise UsageError(f"There is no source {folder / name}.py; there are {', '.join(found)}.")
    return [found[name] for name in (names or found)]


# ------------------------------------------------------------------------------------------------ before it runs


def read_source(path: Path) -> NotebookNode:
    """Read a source in jupytext's percent format and look through it.

    Raises:
        UsageError: if it cannot be read or ``lint`` finds something.
    """
    try:
        notebook: NotebookNode = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    except Exception as error:  # jupytext raises many kinds
        raise UsageError(f"{path} cannot be read as a notebook in percent format: {error}") from None
    if not notebook.cells:
        raise UsageError(f"{path} holds no cells.")
    lint(notebook, path.stem)
    return notebook


def prepare(source: NotebookNode, name: str) -> NotebookNode:
    """Fill in what the short metadata of a source leaves out.

    Args:
        source: as jupytext reads it.
        name: how to speak of it.

    Returns:
        A notebook ready to be executed, with nbgrader's whole metadata, tags, and cell ids that stay.
    """
    cells: list[NotebookNode] = []
    used: set[str] = set()
    for cell in source.cells:
        role = role_of(cell)
        meta = NotebookNode()
        tags = [t for t in cell.metadata.get("tags", []) if t != MAY_RAISE]
        if role in ("solution", "test", "experiment"):
            tags.append(MAY_RAISE)
        if tags:
            meta.tags = tags
        if "jupyter" in cell.metadata:  # whether a cell is shown folded
            meta.jupyter = cell.metadata.jupyter
        if short := cell.metadata.get("nbgrader"):
            meta.nbgrader = _whole_metadata(short)
        ready = NotebookNode(cell_type=cell.cell_type, id=_cell_id(cell, used), metadata=meta, source=cell.source)
        if cell.cell_type == "code":
            ready.update(execution_count=None, outputs=[])
        cells.append(ready)
    notebook: NotebookNode = nbformat.v4.new_notebook(
        cells=cells, metadata={"kernelspec": dict(_KERNEL), "language_info": {"name": "python"}}
    )
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        raise UsageError(f"{name}: the notebook is not valid ({error.message}).") from None
    return notebook


def _whole_metadata(short: NotebookNode) -> NotebookNode:
    """Return nbgrader's metadata, schema 3, made from the short form in a source."""
    grade, solution = bool(short.get("grade")), bool(short.get("solution"))
    whole = NotebookNode(
        grade=grade,
        grade_id=short.grade_id,
        locked=bool(short.get("locked", not solution)),
        schema_version=3,
        solution=solution,
        task=False,
    )
    if grade:
        whole.points = short.points
    return whole


def _cell_id(cell: NotebookNode, used: set[str]) -> str:
    """Return the grade_id, or a digest of the text: the same at each build, and of its own."""
    plain = cell.metadata.get("nbgrader", {}).get("grade_id")
    base = plain or hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
    chosen, again = base, 1
    while chosen in used:
        again += 1
        chosen = f"{base[:60]}-{again}"
    used.add(chosen)
    return str(chosen)


# ------------------------------------------------------------------------------------------------ running


def execute(notebook: NotebookNode, name: str) -> None:
    """Execute a prepared notebook in place, in an empty folder.

    Raises:
        UsageError: if a cell raises, takes too long, ends the kernel, warns, or shows what changes at each run.
    """
    current = [0]

    def started(cell: NotebookNode, cell_index: int) -> None:
        current[0] = cell_index

    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "work")
        empty.mkdir()
        client = NotebookClient(
            notebook,
            timeout=CELL_SECONDS,
            record_timing=False,
            force_raise_errors=True,  # the tag is for students
            coalesce_streams=True,
            store_widget_state=False,
            resources={"metadata": {"path": str(empty)}},
            kernel_manager_class=ThisInterpreter,
            on_cell_start=started,
        )
        try:
            client.execute(**start_options(str(Path(folder, "ipython"))))
        except CellTimeoutError:
            raise UsageError(f"{_where(notebook, name, current[0])} ran for more than {CELL_SECONDS} s.") from None
        except CellExecutionError as error:
            text = " ".join(str(error.evalue).split())
            raise UsageError(f"{_where(notebook, name, current[0])} raised {error.ename}: {text}") from None
        except DeadKernelError:
            raise UsageError(f"{_where(notebook, name, current[0])} ended the Python process it ran in.") from None
    notebook.metadata = NotebookNode(kernelspec=NotebookNode(_KERNEL), language_info=NotebookNode(name="python"))
    for index, cell in enumerate(notebook.cells):
        for fault in _unstable(cell):
            raise UsageError(f"{_where(notebook, name, index)} {fault}")


def _unstable(cell: NotebookNode) -> Iterator[str]:
    """Return what an executed cell shows that it should not."""
    for output in cell.get("outputs", []):
        text = output_text(output)
        if output.output_type == "stream" and output.name == "stderr":
            yield f"writes to standard error, for which nbgrader gives no points: {' '.join(text.split())[:200]}"
        if output.output_type == "execute_result" and role_of(cell) == "test":
            yield "ends in a value, which nbgrader would take for points."
        if _ADDRESS.search(text):
            yield f"shows an address, which changes at each run: {_ADDRESS.search(text)[0]}"  # type: ignore[index]


def _where(notebook: NotebookNode, name: str, index: int) -> str:
    cell = notebook.cells[index]
    label = cell.metadata.get("nbgrader", {}).get("grade_id") or cell.source.strip().partition("\n")[0][:40]
    return f"{name}, cell {index + 1} ({label})"


# ------------------------------------------------------------------------------------------------ comparing, writing


def compare_sources(built: NotebookNode | None, fresh: NotebookNode) -> Iterator[str]:
    """Return sentences on what an executed notebook has other than its source, outputs left out."""
    if built is None:
        yield "has not been built yet"
        return
    yield from compare_cells(built, fresh)
    counts = [c.execution_count for c in built.cells if c.cell_type == "code" and c.source.strip()]
    if counts != list(range(1, len(counts) + 1)):
        yield "was not executed from top to bottom"


def compare_cells(old: NotebookNode, new: NotebookNode) -> Iterator[str]:
    """Return sentences on cells and metadata that differ, outputs left out."""
    if old.metadata != new.metadata or (old.nbformat, old.nbformat_minor) != (new.nbformat, new.nbformat_minor):
        yield "has other notebook metadata"
    if len(old.cells) != len(new.cells):
        yield f"has {len(old.cells)} cells, its source {len(new.cells)}"
    for number, (a, b) in enumerate(zip(old.cells, new.cells, strict=False), 1):
        for what in ("cell_type", "source", "metadata", "id"):
            if a.get(what) != b.get(what):
                yield f"cell {number} ({b.id}) differs in its {what.replace('_', ' ')}"
                if what == "source":  # the rest follows from it
                    break


def compare_outputs(built: NotebookNode, fresh: NotebookNode) -> Iterator[str]:
    """Return sentences on outputs that differ by more than the last digits; pictures need only be there."""
    for number, (a, b) in enumerate(zip(built.cells, fresh.cells, strict=False), 1):
        if a.cell_type == "code" and [_rounded(o) for o in a.outputs] != [_rounded(o) for o in b.outputs]:
            yield f"cell {number} ({b.id}) shows something else when it is executed"


def output_text(output: NotebookNode) -> str:
    """Return all text of an output: stream, error, or every textual form of a result."""
    if output.output_type == "stream":
        return str(output.text)
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    return "\n".join(str(value) for kind, value in sorted(output.data.items()) if kind.startswith("text/"))


def _rounded(output: NotebookNode) -> tuple[Any, ...]:
    """Return an output up to the sixth digit of its numbers: another processor changes the last ones."""
    text = _NUMBER.sub(lambda m: f"{float(m[0]):.6g}", output_text(output))
    return output.output_type, output.get("name"), tuple(sorted(output.get("data", {}))), text


def read_built(path: Path) -> NotebookNode | None:
    """Return the notebook that is there, or None.

    Raises:
        UsageError: if it cannot be read.
    """
    if not path.is_file():
        return None
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
    except Exception as error:  # nbformat raises many kinds
        reason = str(error).partition("\n")[0]
        raise UsageError(f"{path} cannot be read ({reason}); delete it and build it again.") from None
    return notebook
