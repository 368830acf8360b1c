"""Markdown, code and outputs as HTML that needs no script and no network."""

from __future__ import annotations

import keyword
import re
import secrets
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape
from typing import Any

import mistune
from markupsafe import Markup
from nbconvert.filters.markdown_mistune import MarkdownWithMath

from autograder.config.text import printable
from autograder.notebook.outputs import Error, Output, Stream

from .mathml import formula
from .sanitize import (
    MAX_CODE,
    MAX_CODE_SHOWN,
    MAX_HTML,
    MAX_MARKDOWN,
    MAX_OUTPUT,
    MAX_OWN_MARKDOWN,
    MAX_PAGE,
    picture,
    safe_html,
)

#: Builtins that a notebook on arrays is likely to call.
_BUILTINS = (
    *(
        "abs",
        "all",
        "any",
        "bool",
        "dict",
        "enumerate",
        "float",
        "int",
        "isinstance",
        "len",
        "list",
        "max",
        "min",
        "print",
    ),
    *("range", "repr", "reversed", "round", "set", "sorted", "str", "sum", "super", "tuple", "type", "zip"),
)

#: Enough of Python's grammar to colour it; many times faster than a full lexer, which tells on a class of pages.
_TOKEN = re.compile(
    r"""
    (?P<c>\#[^\n]*)
  | (?P<s>(?:\b[rbfuRBFU]{1,2})?(?:\"{3}.*?(?:\"{3}|\Z)|'{3}.*?(?:'{3}|\Z)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))
  | (?P<f>(?<=\bdef\ )\w+|(?<=\bclass\ )\w+)
  | (?P<k>\b(?:KEYWORDS)\b)
  | (?P<b>(?<!\.)\b(?:BUILTINS)(?=\())
  | (?P<m>\b\d[\w.]*)
  | (?P<d>^[ \t]*@[\w.]+)
    """.replace("KEYWORDS", "|".join(keyword.kwlist)).replace("BUILTINS", "|".join(_BUILTINS)),
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def highlight_python(code: str) -> str:
    """Return Python code as the inside of a ``<pre>``; only what has a colour is marked."""
    return _coloured(code) if len(code) <= MAX_CODE else escape(printable(code, MAX_CODE_SHOWN))


@lru_cache(maxsize=1024)
def _coloured(code: str) -> str:
    code = printable(code)
    pieces: list[str] = []
    end = 0
    for token in _TOKEN.finditer(code):
        pieces.append(escape(code[end : token.start()]))
        pieces.append(f'<span class="{token.lastgroup}">{escape(token[0])}</span>')
        end = token.end()
    pieces.append(escape(code[end:]))
    return "".join(pieces)


class _Renderer(mistune.HTMLRenderer):
    """Renderer of Markdown, with marks where our own HTML goes once the rest is clean."""

    def __init__(self, hold: Callable[[str, str], str], deeper: int):
        super().__init__(escape=False)
        self.hold = hold
        self.deeper = deeper

    def heading(self, text: str, level: int, **_: Any) -> str:
        level = min(level + self.deeper, 6)
        return f"<h{level}>{text}</h{level}>\n"

    def block_code(self, code: str, info: str | None = None) -> str:
        language = (info or "").split(maxsplit=1)[:1]
        inside = highlight_python(code) if language and language[0] in ("python", "py", "ipython3") else escape(code)
        return self.hold(f'<pre tabindex="0"><code>{inside}</code></pre>', code) + "\n"

    def block_math(self, body: str) -> str:
        return self.hold(formula(body, display=True), body)

    def inline_math(self, body: str) -> str:
        return self.hold(formula(body), body)

    def latex_environment(self, name: str, body: str) -> str:
        tex = rf"\begin{{{name}}}{body}\end{{{name}}}"
        return self.hold(formula(tex, display=True), tex)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        if url.startswith("data:image/"):
            return f'<img src="{escape(url)}" alt="{escape(text)}">'
        return f"<em>[picture: {text or 'not shown'}]</em>"

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        tag = "th" if head and text.strip() else "td"  # a heading without a word is none
        return f'<{tag} align="{align}">{text}</{tag}>\n' if align else f"<{tag}>{text}</{tag}>\n"


@lru_cache(maxsize=1024)
def render_markdown(markdown: str, deeper: int = 1) -> str:
    """Return Markdown as HTML: formulas drawn, code coloured, and nothing in it that acts.

    Args:
        markdown: a cell's text, anybody's.
        deeper: how many levels its headings go down, below those of the page.
    """
    if len(markdown) > MAX_MARKDOWN:
        return f"<pre>{escape(printable(markdown, MAX_MARKDOWN))}</pre>"
    mark = f"held{secrets.token_hex(8)}x"  # nobody can have typed it
    held: list[tuple[str, str]] = []

    def hold(html: str, text: str) -> str:
        held.append((html, text))
        return f"{mark}{len(held) - 1}x"

    try:
        parser = MarkdownWithMath(renderer=_Renderer(hold, deeper))
        clean = safe_html(parser.render(printable(markdown)))
    except Exception:  # a parser that gives up must not take the page with it
        return f"<pre>{escape(printable(markdown))}</pre>"
    clean = re.sub(rf'(?<==")[^"<>]*{mark}[^"]*', lambda attribute: _typed(attribute[0], mark, held), clean)
    return re.sub(rf"{mark}(\d+)x", lambda found: held[int(found[1])][0], clean)


def _typed(attribute: str, mark: str, held: list[tuple[str, str]]) -> str:
    """Return an attribute with its formulas as they were typed: it cannot hold elements."""
    return re.sub(rf"{mark}(\d+)x", lambda found: escape(held[int(found[1])][1]), attribute)


def render_inline(markdown: str) -> str:
    """Return one line of Markdown, such as a heading's text, without a paragraph around it."""
    html = render_markdown(markdown).strip()
    found = re.fullmatch(r"<p>(.*)</p>", html, flags=re.DOTALL)
    return found[1] if found and "<p>" not in found[1] else html


class PageRoom:
    """Room that is left on a page: a class of pages must stay readable, small, and quick to write."""

    def __init__(self) -> None:
        self._html = MAX_PAGE
        self._markdown = MAX_OWN_MARKDOWN

    def taken(self, html: Markup) -> Markup:
        """Return a piece of the page; a sentence in its place where it is too large."""
        if len(html) > self._html:
            self._html = 0
            return Markup('<span class="cut">The rest is not shown: the page would be too large.</span>')
        self._html -= len(html)
        return html

    def render_markdown(self, markdown: str, deeper: int = 1) -> Markup:
        """Return Markdown that is not the instructor's as HTML; as it was typed where the page has too much of it."""
        self._markdown -= len(markdown)
        if self._markdown < 0:
            return Markup("<pre>{}</pre>").format(printable(markdown, MAX_OUTPUT))
        return Markup(render_markdown(markdown, deeper))

    @property
    def is_full(self) -> bool:
        """Whether nothing more goes on the page."""
        return self._html <= 0


def render_outputs(outputs: Sequence[Output], room: PageRoom) -> list[Markup]:
    """Return what a cell printed and drew as HTML, each output as a piece.

    Args:
        outputs: of the student's cell.
        room: of the page; it shrinks.
    """
    shown: list[Markup] = []
    for output in outputs:
        html = _output(output, room) if not room.is_full else None
        if html is not None:
            shown.append(room.taken(html))
    return shown


def _output(output: Output, room: PageRoom) -> Markup | None:
    if isinstance(output, Stream):
        return _text(output.text, output.name)
    if isinstance(output, Error):
        return _text("\n".join(output.traceback) or f"{output.ename}: {output.evalue}", "error")
    forms = output.data
    text = printable(forms.get("text/plain", ""), MAX_OUTPUT)
    if found := picture(forms):
        label = "Figure" if not text or text.startswith("<Figure") else text[:200]
        return Markup('<img class="figure" alt="{}" src="data:{};base64,{}">').format(label, *found)
    if 0 < len(forms.get("text/html", "")) <= MAX_HTML:
        return Markup(f'<div class="rich">{safe_html(forms["text/html"])}</div>')
    if markdown := forms.get("text/markdown"):
        return Markup(f'<div class="rich">{room.render_markdown(markdown, 3)}</div>')
    if latex := forms.get("text/latex"):
        return Markup(f'<div class="rich">{room.render_markdown(latex, 3)}</div>')
    return _text(forms.get("text/plain", ""), "result")


def _text(text: str, kind: str) -> Markup | None:
    text = printable(text, MAX_OUTPUT).rstrip("\n")
    return Markup('<pre class="{}" tabindex="0">{}</pre>').format(kind, text) if text else None
