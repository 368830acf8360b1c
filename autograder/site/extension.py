"""What Sphinx does differently here: formulas as MathML, pictures with words, pages for every reader."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes

from autograder.pages.mathml import formula

#: What a reader without a mouse or without eyes needs, and the theme's pages lack.
_MENDED = {
    '<div class="highlight"><pre>': '<div class="highlight"><pre tabindex="0">',  # may be wider than the screen
    '<div class="table-wrapper': '<div tabindex="0" class="table-wrapper',
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Site">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="This page">',
    '<th class="head"><p></p></th>': "<td></td>",
}


def setup(app: Any) -> dict[str, bool]:
    """Add it to Sphinx; ``app.config.picture_descriptions`` holds words for pictures, by the SHA-256 of their bytes."""
    app.add_config_value("picture_descriptions", {}, "env")
    app.add_html_math_renderer("mathml", (partial(_formula, False), None), (partial(_formula, True), None))
    app.connect("doctree-read", _describe_pictures)
    app.connect("build-finished", _mend)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _formula(display: bool, writer: Any, node: nodes.Element) -> None:
    writer.body.append(formula(node.astext(), display))
    raise nodes.SkipNode


def _describe_pictures(app: Any, tree: nodes.document) -> None:
    """Give a notebook's pictures their words; one that would be fetched from elsewhere becomes its words alone."""
    for picture in list(tree.findall(nodes.image)):
        key = picture["uri"].rpartition("/")[2].partition(".")[0]
        if words := app.config.picture_descriptions.get(key):
            picture["alt"] = words
        if "://" in picture["uri"]:
            picture.replace_self(nodes.Text(picture.get("alt", "")))


def _mend(app: Any, error: Exception | None) -> None:
    for page in Path(app.outdir).rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for theirs, ours in _MENDED.items():
            text = text.replace(theirs, ours)
        page.write_text(text, encoding="utf-8")
