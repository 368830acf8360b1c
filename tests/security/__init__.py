"""The red team: one file an attack, and what runs them all. ``python -m tests.security`` prints what each kind gains.

An attack is what a student hands in. The first lines of its file say what it is::

    # class: results channel
    # idea 1: writes a file of results, then ends the process as if all had gone well
    # gain: full points without an answer

The rest is the text of the solution cell of ``double``, or several cells and steps, each below a line ``# %% where``:

    ``# %% double``   the solution cell of an exercise of ``target``
    ``# %% first``    a code cell of the student's own at the top; ``last`` at the bottom; ``note`` is Markdown
    ``# %% make``     Python that is run while the attack is handed in, with ``nb`` (the notebook) and ``folder`` (where
                      it goes; not made yet); it may set ``nb`` to text, or to None: then nothing more is written

Further lines of the head: ``student`` (the folder's name), ``met`` (words that its notebook, page or reason must show,
or others, so that an attack that no longer gets as far as it should is noticed), ``limit`` (it runs until one stops
it), ``stock`` (why it is not run against nbgrader). ``/house`` stands for the instructor's folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent

#: The classes of threats, in the order of the table.
CLASSES = (
    "results channel",
    "test reading",
    "comparison",
    "control flow",
    "evasion",
    "notebook layer",
    "resources",
    "reports",
    "beside",
)

_HEAD = re.compile(r"# ([a-z]+)( \d+)?: (.+)")


@dataclass(frozen=True)
class Attack:
    """One file.

    Attributes:
        name: of the file, without its suffix.
        kind: its class.
        number: of the idea in the list of known tricks that it carries out; 0 for one beyond the list.
        idea: what it does.
        gain: what it would gain.
        steps: where and what, in order.
        student: who hands it in.
        met: words that show that it got as far as it should.
        limited: whether it runs until a limit stops it.
        stock: why it is not run against stock nbgrader; empty if it is.
    """

    name: str
    kind: str
    number: int
    idea: str
    gain: str
    steps: tuple[tuple[str, str], ...]
    student: str
    met: str
    limited: bool
    stock: str


def load() -> list[Attack]:
    """Every attack, by class and name."""
    attacks = [_read(path) for path in sorted(FOLDER.glob("*/*.py"))]
    return sorted(attacks, key=lambda attack: (CLASSES.index(attack.kind), attack.name))


def _read(path: Path) -> Attack:
    lines = path.read_text(encoding="utf-8").splitlines()
    head: dict[str, str] = {}
    number = 0
    while lines and (found := _HEAD.fullmatch(lines[0])):
        head[found[1]] = found[3]
        number = int(found[2] or number)
        lines.pop(0)
    if unknown := head.keys() - {"class", "idea", "gain", "student", "met", "limit", "stock"}:
        raise ValueError(f"{path}: no line of a head is called {', '.join(sorted(unknown))}")
    if head["class"].replace(" ", "_") != path.parent.name:
        raise ValueError(f"{path} is in another folder than its class")
    return Attack(
        name=path.stem,
        kind=head["class"],
        number=number,
        idea=head["idea"],
        gain=head["gain"],
        steps=_distinct(path, tuple(_steps(lines))),
        student=head.get("student", f"{path.parent.name}-{path.stem}"),
        met=head.get("met", ""),
        limited="limit" in head,
        stock=head.get("stock", ""),
    )


def _distinct(path: Path, steps: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    answered = [where for where, _ in steps if where not in ("first", "last", "note")]
    if len(answered) != len(set(answered)):
        raise ValueError(f"{path} answers an exercise twice")
    return steps


def _steps(lines: list[str]) -> Iterator[tuple[str, str]]:
    where, text = "double", list[str]()
    for line in [*lines, "# %%"]:
        if line.startswith("# %%"):
            if "\n".join(text).strip():
                yield where, "\n".join(text).strip() + "\n"
            where, text = line.removeprefix("# %%").strip(), []
        else:
            text.append(line)
