"""The table: what each class of attacks gains in each sandbox, and against stock nbgrader.

    python -m tests.security                   both sandboxes and nbgrader: some ten minutes
    python -m tests.security --no-stock        both sandboxes: a minute or two
    python -m tests.security --only control    attacks whose class or name holds a word; every gain is listed
    python -m tests.security --write           puts the table into SECURITY.md

Exit 0: no attack gained anything in a sandbox; 1: some did, each named.
"""

from __future__ import annotations

import argparse
import platform
import re
import sys
from collections.abc import Iterator
from importlib.metadata import version
from itertools import product
from pathlib import Path

from autograder.sandbox.choice import Sandbox
from tests.support.sandboxed import why_missing

from . import CLASSES, Attack, load, ours, stock

PAGE = Path(__file__).resolve().parents[2] / "SECURITY.md"
_MARKS = "<!-- made by python -m tests.security --write -->", "<!-- end of the table -->"

#: For each column: by the name of an attack what it gained; attacks that were not run are not in it.
Column = dict[str, list[str]]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.security", description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="attacks whose class or name holds this word")
    parser.add_argument("--no-stock", action="store_true", help="leave nbgrader out")
    parser.add_argument("--jobs", type=int, default=2, help="runs of nbgrader at once")
    parser.add_argument("--write", action="store_true", help="put the table into SECURITY.md")
    options = parser.parse_args()
    attacks = [attack for attack in load() if options.only in attack.kind or options.only in attack.name]
    reasons: dict[str, str] = {}
    columns: dict[str, Column] = {}
    for sandbox in (Sandbox.BUBBLEWRAP, Sandbox.LANDLOCK):
        columns[sandbox] = {}
        if reason := why_missing(sandbox):
            reasons[sandbox] = reason
            continue
        for limited, beside in product((False, True), repeat=2):
            some = [a for a in attacks if a.limited == limited and (a.kind == "beside") == beside]
            outcomes = ours.run(some, sandbox, ours.SHORT if limited else ours.LIMITS) if some else []
            columns[sandbox] |= {outcome.attack.name: outcome.gains for outcome in outcomes}
        print(f"{sandbox}: done", file=sys.stderr)
    theirs = f"nbgrader {version('nbgrader')}"
    columns[theirs] = {}
    if reason := stock.why_unavailable() or ("--no-stock was said" if options.no_stock else None):
        reasons[theirs] = reason
    else:
        for number, (attack, gains) in enumerate(stock.run(attacks, options.jobs), start=1):
            columns[theirs][attack.name] = gains
            print(f"\r{theirs}: {number} of {len(attacks)}", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
    text = "\n".join([*_table(attacks, columns), "", *_notes(attacks, theirs, reasons)])
    print(text)
    succeeded = [
        (sandbox, name, gain)
        for sandbox in Sandbox
        for name, gains in columns.get(sandbox, {}).items()
        for gain in gains
    ]
    for sandbox, name, gain in succeeded:
        print(f"{sandbox}: {name} {gain}")
    if options.only:
        for name, gains in columns[theirs].items():
            print(f"{theirs}: {name}: {'; '.join(gains) or 'nothing'}"[:300])
    if options.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(_MARKS[0])
        after = rest.partition(_MARKS[1])[2]
        PAGE.write_text(f"{before}{_MARKS[0]}\n{text}\n{_MARKS[1]}{after}", encoding="utf-8")
    return 1 if succeeded else 0


def _table(attacks: list[Attack], columns: dict[str, Column]) -> Iterator[str]:
    yield f"| class of attacks | attacks | {' | '.join(f'gained: {name}' for name in columns)} |"
    yield f"|---|---|{'---|' * len(columns)}"
    rows = [(kind, [a for a in attacks if a.kind == kind]) for kind in CLASSES]
    for kind, some in [*rows, ("**all**", attacks)]:
        if some:
            cells = [_cell(some, column) for column in columns.values()]
            yield f"| {kind} | {len(some)} | {' | '.join(cells)} |"


def _cell(attacks: list[Attack], column: Column) -> str:
    done = [column[attack.name] for attack in attacks if attack.name in column]
    if not done:
        return "not run"
    gained = sum(bool(gains) for gains in done)
    return str(gained) if len(done) == len(attacks) else f"{gained} of {len(done)} run"


def _notes(attacks: list[Attack], theirs: str, reasons: dict[str, str]) -> Iterator[str]:
    yield f"Linux {re.match(r'[0-9]+[.][0-9]+', platform.release())[0]}, Python {platform.python_version()}."  # type: ignore[index]
    for column, reason in reasons.items():
        yield f"Not run in {column}: {reason}."
    why: dict[str, list[str]] = {}
    for attack in attacks:
        if attack.stock and theirs not in reasons:
            why.setdefault(attack.stock, []).append(attack.name)
    for reason, names in why.items():
        yield f"Not run against nbgrader: {', '.join(names)} ({reason})."


if __name__ == "__main__":
    sys.exit(main())
