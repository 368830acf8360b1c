"""Cards that show a piece of code and ask which line is wrong, and which repair is right.

Each card is answered by choosing. What is chosen stands below as the line to write into the notebook, since only a cell
is graded; the page knows no answer and judges none. Plain text where no page is shown.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from . import card

_SCRIPT = Path(__file__).with_suffix(".js")

_TOKENS = re.compile(r"(?P<comment>#.*)|(?P<string>'[^']*'|\"[^\"]*\")|(?P<number>\b\d[\d._e]*)|(?P<name>\b[^\W\d]\w*)")
#: JupyterLab's own colours of code, where it is there; else some that can be read on white and on black.
_COLOURS = {
    "keyword": "color:var(--jp-mirror-editor-keyword-color,#2a7f3f);font-weight:700",
    "builtin": "color:var(--jp-mirror-editor-builtin-color,#2a7f3f)",
    "number": "color:var(--jp-mirror-editor-number-color,#2f7fb5)",
    "string": "color:var(--jp-mirror-editor-string-color,#c0483e)",
    "comment": "color:var(--jp-mirror-editor-comment-color,#6f7f80);font-style:italic",
}
_LABEL = "display:flex;gap:.6em;align-items:baseline;padding:.15em .5em;border-radius:3px;cursor:pointer"
_CODE = "white-space:pre-wrap;background:none;padding:0 0 0 2ch;text-indent:-2ch;color:inherit"


class Card(NamedTuple):
    """One piece of code.

    Attributes:
        number: by which it is answered.
        title: a few words.
        notes: what else there is to say, by what it is.
        code: its lines.
        repairs: letter to what might stand in the wrong line instead.
    """

    number: int
    title: str
    notes: Mapping[str, str]
    code: str
    repairs: Mapping[str, str]

    def __str__(self) -> str:
        lines = [f"  {n}  {line}" for n, line in enumerate(self.code.split("\n"), 1)]
        choices = [f"  ({letter}) {text}" for letter, text in self.repairs.items()]
        notes = [f"{what}: {text}" for what, text in self.notes.items()]
        return "\n".join([f"Exhibit {self.number}. {self.title}", *notes, *lines, *choices])


def show(cards: Sequence[Card], variable: str, cell: str) -> None:
    """Show cards one below the other; in a plain script or a terminal as text.

    Args:
        cards: at least one.
        variable: what the notebook calls the answers.
        cell: where they are to be written.
    """
    card.display("\n\n".join(map(str, cards)), "text/html", lambda: html(cards, variable, cell))


def html(cards: Sequence[Card], variable: str, cell: str) -> str:
    """Return cards as HTML that takes its colours from the page, light or dark."""
    inside = "".join(map(_card, cards))
    name = f"cards-{hashlib.sha256(inside.encode()).hexdigest()[:12]}"
    script = _SCRIPT.read_text(encoding="utf-8").strip().removesuffix(";")
    # two views of the same cards, in two notebooks say, have the same name; each is started once
    return (
        f'<form id="{name}" data-variable="{escape(variable)}" style="max-width:74em;line-height:1.45">{inside}'
        f'<div style="margin:.6em 0">Your choices so far, for {escape(cell)}: <code class="all" aria-live="polite" '
        f'style="overflow-wrap:anywhere;white-space:pre-wrap;user-select:all">{escape(variable)} = {{number: (line, '
        f'"repair letter"), ...}}</code> <button class="copy" type="button">Copy</button> '
        f'<button class="clear" type="button">Forget all choices</button> <span class="said" role="status"></span>'
        f"</div></form><script>document.querySelectorAll('[id=\"{name}\"]').forEach((form) => {{\n"
        f"if (form.lives) return;\nform.lives = true;\n({script})(form); }});</script>"
    )


def _card(one: Card) -> str:
    notes = "".join(f"<div><em>{escape(what)}:</em> {escape(text)}</div>" for what, text in one.notes.items())
    lines = [
        _radio(one.number, "line", str(n), f'<span style="opacity:.75">{n}</span>{_code(line)}')
        for n, line in enumerate(one.code.split("\n"), 1)
    ]
    repairs = [
        _radio(one.number, "repair", letter, f"<span>({letter})</span>{_prose_or_code(text)}")
        for letter, text in one.repairs.items()
    ]
    fields = _field("Which line works against it?", lines) + _field("What should stand there?", repairs)
    return (
        f'<div role="group" aria-label="Exhibit {one.number}. {escape(one.title)}" data-number="{one.number}" '
        f'style="border:1px solid #8a9097;border-left:5px solid #4a7fc4;border-radius:4px;padding:.6em 1em;'
        f'margin:.7em 0"><strong style="font-size:1.1em">Exhibit {one.number}. {escape(one.title)}</strong>{notes}'
        f'<div style="display:flex;flex-wrap:wrap;gap:.4em 1.6em;margin-top:.4em">{fields}</div></div>'
    )


def _field(question: str, choices: Sequence[str]) -> str:
    return (
        f'<fieldset style="border:0;margin:0;padding:0;flex:1 1 24em;min-width:0">'
        f'<legend style="padding:0;font-size:1em;font-weight:600;border:0;margin:0;width:auto">{question}</legend>'
        f"{''.join(choices)}</fieldset>"
    )


def _radio(number: int, what: str, value: str, inside: str) -> str:
    return f'<label style="{_LABEL}"><input type="radio" name="{what}-{number}" value="{value}">{inside}</label>'


def _prose_or_code(text: str) -> str:
    """Return a repair as code where it is a line of Python, else as text."""
    try:
        ast.parse(text)
    except SyntaxError:
        return f"<span>{escape(text)}</span>"
    return _code(text)


def _code(line: str) -> str:
    """Return a line of Python, indented by a margin: some pages leave out spaces before a tag."""
    bare = line.lstrip()
    return f'<code style="{_CODE};margin-left:{len(line) - len(bare)}ch">{_lit(bare)}</code>'


def _lit(line: str) -> str:
    """Return a line of Python as HTML in colours."""
    return "".join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    end = 0
    for found in _TOKENS.finditer(line):
        yield escape(line[end : found.start()])
        kind, text, end = str(found.lastgroup), found[0], found.end()
        if kind == "name":
            kind = "keyword" if keyword.iskeyword(text) else "builtin" if hasattr(builtins, text) else "name"
        yield f'<span style="{_COLOURS[kind]}">{escape(text)}</span>' if kind in _COLOURS else escape(text)
    yield escape(line[end:])
