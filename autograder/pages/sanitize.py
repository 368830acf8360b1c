"""HTML and outputs of a student, made harmless: they can be read, and they do nothing."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping

import nh3

from autograder.config.text import printable, without_controls
from autograder.notebook.outputs import Error, Output, Stream

# ------------------------------------------------------------------------------- limits of what a report shows
#: Longer HTML of one output is shown as text.
MAX_HTML = 200_000

#: A larger figure is left out.
MAX_IMAGE = 2_000_000

#: Text of one output is cut after so many characters: on a page, and in the executed notebook.
MAX_OUTPUT = 8_000
MAX_TEXT = 20_000

#: All that a student's cells add to one page: a class of pages must stay readable and small.
MAX_PAGE = 4_000_000

#: Longer Markdown is shown as it was typed: parsing may take time that grows with the square of its length.
MAX_MARKDOWN = 5_000

#: The student's own Markdown of one notebook that is parsed, by us or by nbgrader; the rest is shown as it was typed.
MAX_OWN_MARKDOWN = 30_000

#: Longer code is shown without colours, and cut where it is longer than anybody reads.
MAX_CODE = 20_000
MAX_CODE_SHOWN = 200_000

# --------------------------------------------------------------------------------------------- what a page may hold
_TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del", "details", "div", "dl"),
    *("dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre"),
    *("q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th"),
    *("thead", "tr", "u", "ul", "var"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "ol": {"start"},
    "details": {"open"},
}
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=\s]+")
_LINK = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "src":
        return value if _PICTURE.fullmatch(value) and len(value) <= MAX_IMAGE else None
    if name == "href":
        return value if _LINK.fullmatch(value) else None
    return value


_cleaner = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto", "data"},
    link_rel="noopener noreferrer",
)


def safe_html(html: str) -> str:
    """Return HTML without scripts, handlers, style, forms, or anything that asks a network."""
    return without_controls(_cleaner.clean(html))


def picture(forms: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the picture among the forms of an output: media type and base64, or None."""
    svg = forms.get("image/svg+xml")
    if svg is not None and len(svg) <= MAX_IMAGE:
        return "image/svg+xml", base64.b64encode(svg.encode("utf-8", "replace")).decode()
    for kind in ("image/png", "image/jpeg", "image/gif"):
        encoded = forms.get(kind, "")
        if len(encoded) <= MAX_IMAGE and _BASE64.fullmatch(encoded):
            return kind, "".join(encoded.split())
    return None


def safe_output(output: Output) -> Output:
    """Return what of an output nbgrader's own pages can show, which trust HTML and SVG: text, clean HTML, pictures."""
    if isinstance(output, Stream):
        return Stream(output.name, printable(output.text, MAX_TEXT))
    if isinstance(output, Error):
        trace = printable("\n".join(output.traceback), MAX_TEXT).split("\n")
        return Error(printable(output.ename, 200), printable(output.evalue, MAX_TEXT), tuple(trace))
    forms = output.data
    shown: dict[str, str] = {}
    found = picture(forms)
    if "text/html" in forms and len(forms["text/html"]) <= MAX_HTML:
        shown["text/html"] = safe_html(forms["text/html"])
    elif found and found[0] == "image/svg+xml":  # inside <img> an SVG runs no script
        shown["text/html"] = f'<img alt="" src="data:{found[0]};base64,{found[1]}">'
    elif found:
        shown[found[0]] = found[1]
    text = next((forms[form] for form in ("text/plain", "text/markdown", "text/latex") if form in forms), "")
    shown["text/plain"] = printable(text, MAX_TEXT)
    return type(output)(shown)


def inert_markdown(source: str) -> str:
    """Return Markdown in which raw HTML, links and pictures are text: nbgrader's own pages would follow them.

    A zero-width space is enough: what stands behind ``<`` is then no name of a tag, and behind ``]`` no destination.
    """
    return re.sub(r"<(?=[A-Za-z/!?])|\](?=[(\[:])", "\\g<0>\u200b", source)
