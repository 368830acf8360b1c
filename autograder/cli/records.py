"""What ``collect`` and ``export`` say at their end."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.table import Table

from autograder.records.collect import Collected, Done
from autograder.records.export import Exported

from .tables import for_terminal

#: As many lines of a table are shown; the rest is counted.
_MOST_LINES = 60

_DONE: dict[Done, str] = {
    "new": "new",
    "newer": "in the place of an older one, which is kept",
    "unchanged": "there already",
    "kept": "left out, for another one is there",
}


def show_collected(console: Console, collected: Collected) -> None:
    """Show what was taken, what there is to say of it, and what was not understood."""
    for assignment in sorted({taken.assignment for taken in collected.taken}):
        counts = Counter(taken.done for taken in collected.taken if taken.assignment == assignment)
        told = "; ".join(f"{counts[done]} {words}" for done, words in _DONE.items() if counts[done])
        console.print(f"{assignment}: {told}.", highlight=False, markup=False, soft_wrap=True)
    noted = [(f"{taken.student}/{taken.assignment}", taken.note) for taken in collected.taken if taken.note]
    _show(console, "To know", "submission", noted)
    _show(console, "Not taken", "in the download", [(p.path, p.reason) for p in collected.problems])
    if not collected.taken:
        console.print("Nothing was taken.")
    console.print(f"  submissions        {collected.submissions}", highlight=False, markup=False, soft_wrap=True)
    if any(taken.done == "newer" for taken in collected.taken):
        console.print(f"  earlier attempts   {collected.earlier}", highlight=False, markup=False, soft_wrap=True)


def show_exported(console: Console, exported: Exported) -> None:
    """Show which cells are empty and why, who is left out, and where the files are."""
    blank = [(f"{s.student}/{s.assignment}", s.status, s.reason) for s in exported.blank]
    for status, count in sorted(Counter(status for _, status, _ in blank).items()):
        console.print(f"{count} {'cell is' if count == 1 else 'cells are'} empty: {status}.", highlight=False)
    told = [(who, why) for who, status, why in blank if status not in ("missing", "waits")]
    _show(console, "Not graded", "submission", told)
    _show(console, "Not in the file", "student", list(exported.left_out))
    _show(console, "Page not in a zip file", "submission", [(f"{s}/{a}", why) for s, a, why in exported.without_page])
    console.print(f"  grades             {exported.grades}", highlight=False, markup=False, soft_wrap=True)
    for path in exported.feedback:
        console.print(f"  feedback           {path}", highlight=False, markup=False, soft_wrap=True)


def _show(console: Console, title: str, what: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    table = Table(title=title, title_justify="left")
    table.add_column(what, overflow="fold")
    table.add_column("", overflow="fold")
    for row in rows[:_MOST_LINES]:
        table.add_row(*map(for_terminal, row))
    console.print(table)
    if len(rows) > _MOST_LINES:
        console.print(f"... and {len(rows) - _MOST_LINES} more.")
