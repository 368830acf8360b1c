"""Formulas as MathML, made when a page is written: a browser draws it without a script and without a network.

latex2mathml does the parsing. What it returns is adapted to MathML Core, which browsers draw, and written out anew:
its own text leaves ``<`` unescaped, and its tree may hold links.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element

#: A longer formula is shown as it was typed.
MAX_LENGTH = 2000

#: What may stand in an attribute; everything else is dropped.
_ATTRIBUTES = {
    name: re.compile(pattern)
    for name, pattern in {
        **dict.fromkeys(("displaystyle", "stretchy", "fence", "accent", "accentunder", "movablelimits"), "true|false"),
        **dict.fromkeys(
            ("width", "height", "depth", "lspace", "rspace", "voffset", "minsize", "maxsize", "linethickness"),
            r"[+-]?[0-9]*\.?[0-9]+(em|ex|pt|px|mu)?",
        ),
        "scriptlevel": "[+-]?[0-9]",
        "form": "prefix|infix|postfix",
        "mathcolor": "[a-zA-Z]{3,20}|#[0-9a-fA-F]{3,8}",
        "mathvariant": "normal",
        "class": "to-left|to-right|aligned",
    }.items()
}

#: Environments that latex2mathml does not know, or numbers; those on the right it draws well.
_ENVIRONMENTS = {
    **dict.fromkeys(("aligned", "align", "alignat", "flalign", "eqnarray", "split"), "align*"),
    **dict.fromkeys(("gathered", "gather", "multline"), "matrix"),
    "dcases": "cases",
}

#: Unicode's blocks of letters: first capital, first small letter, first digit; and the letters that stand elsewhere.
_LETTERS = {
    "bold": (0x1D400, 0x1D41A, 0x1D7CE),
    "bold-italic": (0x1D468, 0x1D482, 0x1D7CE),
    "script": (0x1D49C, 0x1D4B6, 0),
    "fraktur": (0x1D504, 0x1D51E, 0),
    "double-struck": (0x1D538, 0x1D552, 0x1D7D8),
    "sans-serif": (0x1D5A0, 0x1D5BA, 0x1D7E2),
    "monospace": (0x1D670, 0x1D68A, 0x1D7F6),
}
_ELSEWHERE = {
    "double-struck": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    "script": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "fraktur": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
}
_BELOW = {"max", "min", "sup", "inf", "lim", "arg max", "arg min", "argmax", "argmin"}


@lru_cache(maxsize=4096)
def formula(tex: str, display: bool = False) -> str:
    """Return one formula as HTML.

    Args:
        tex: without its delimiters.
        display: whether it stands in a line of its own.

    Returns:
        A ``<math>`` element, in a ``<span>`` where it has a line of its own; the TeX in ``<code>`` where it cannot be
        drawn.
    """
    tex = tex.strip()
    try:
        if not tex or len(tex) > MAX_LENGTH:
            raise _Undrawable
        root = _parse(tex, display)
        _adapt(root, display)
        drawn = _written(root)
    except Exception:  # latex2mathml raises many kinds, and a deep formula a RecursionError
        return f'<code class="tex">{escape(tex)}</code>'
    if not display:
        return drawn
    block = drawn.replace("<math>", '<math display="block">', 1)
    return f'<span class="formula" tabindex="0">{block}</span>'  # a browser scrolls a wide span, not a wide formula


class _Undrawable(Exception):
    """Formula that is shown as it was typed."""


def _parse(tex: str, display: bool) -> Element:
    style = "block" if display else "inline"
    tex = re.sub(r"\\(label|tag\*?)\{[^{}]*\}|\\(nonumber|notag)(?![a-zA-Z])", "", tex)
    tex = re.sub(r"\\[bB]igg?[lrm]?(?![a-zA-Z])", "", tex)  # browsers do not draw these sizes under an exponent
    tex = re.sub(r"\\arg\s*\\(min|max)", r"\\arg\1", tex)
    tex = re.sub(r"\\(begin|end)\{equation\*?\}", "", tex)
    tex = re.sub(r"\\(begin|end)\{([a-z]+)\*?\}", _environment, tex)
    root = convert_to_element(tex, display=style)
    if any(node.get("linebreak") for node in root.iter()):  # a line break outside any environment
        root = convert_to_element(rf"\begin{{matrix}}{tex}\end{{matrix}}", display=style)
    for node in root.iter():
        text = unescape(node.text or "")
        if node.get("linebreak") or text.startswith("\\") or (text == "&" and node.tag == "mi"):
            raise _Undrawable
    return root


def _environment(match: re.Match[str]) -> str:
    return rf"\{match[1]}{{{_ENVIRONMENTS.get(match[2], match[2])}}}"


def _adapt(node: Element, display: bool) -> None:
    """Replace what MathML Core does not know by what it knows, in a node and all below it."""
    for child in node:
        _adapt(child, display)
    node.text = unescape(node.text) if node.text else None
    _adapt_token(node, node.text or "")
    _adapt_layout(node)
    if display and node.tag == "msub" and (node[0].text or "").replace("\u2009", " ") in _BELOW:
        node.tag = "munder"
    _fix_size_of_brackets(node)
    _join_upright(node)


def _adapt_token(node: Element, text: str) -> None:
    """Write letters of an alphabet as Unicode has them, and make an operator of what is one."""
    variant = node.get("mathvariant")
    if text and variant in _LETTERS:
        node.text = "".join(_letter(character, variant) for character in text)
    elif node.tag == "mi" and text == "~":  # \sim
        node.tag, node.text = "mo", "∼"
    elif node.tag == "mi" and text and text in "⌊⌋⌈⌉":
        node.tag = "mo"
    elif node.tag == "mi" and re.fullmatch("[\u2190-\u21ff\u27f0-\u27ff]", text):  # \implies
        node.tag = "mo"
        node.attrib.update(lspace="0.278em", rspace="0.278em")
    elif node.tag == "mo" and len(text) > 1 and text.replace("\u2009", "").isalpha():
        node.set("rspace", "0.167em")  # \operatorname: the space of an operator before it would be too much
        node.set("lspace", "0.167em")


def _adapt_layout(node: Element) -> None:
    """Write alignment as classes of the page's style, and a named width as a number."""
    if node.get("columnalign") in ("left", "right"):
        node.set("class", f"to-{node.get('columnalign')}")
    if node.tag == "mtable" and (node.get("columnspacing") or "").startswith("0em"):
        node.set("class", "aligned")
    if node.get("width") == "negativethinmathspace":
        node.set("width", "-0.167em")


def _fix_size_of_brackets(row: Element) -> None:
    """Keep brackets from growing: only those of ``\\left`` and ``\\right``, and of a matrix, stretch."""
    children = list(row)
    for i, child in enumerate(children):
        is_bracket = child.tag == "mo" and child.text and child.text in "()[]{}|‖∥⌊⌋⌈⌉⟨⟩"
        beside = {other.tag for other in children[max(i - 1, 0) : i + 2]}
        if is_bracket and "mtable" not in beside and not {"stretchy", "minsize"} & set(child.keys()):
            child.set("stretchy", "false")


def _letter(character: str, variant: str) -> str:
    if elsewhere := _ELSEWHERE.get(variant, {}).get(character):
        return elsewhere
    capital, small, digit = _LETTERS[variant]
    if "A" <= character <= "Z":
        return chr(capital + ord(character) - ord("A"))
    if "a" <= character <= "z":
        return chr(small + ord(character) - ord("a"))
    return chr(digit + int(character)) if digit and "0" <= character <= "9" else character


def _join_upright(row: Element) -> None:
    r"""Write one word rather than single letters: ``\mathrm{ReLU}``."""
    children = list(row)
    if row.tag != "mrow" or len(children) < 2:
        return
    if all(c.tag == "mi" and c.get("mathvariant") == "normal" and len(c.text or "") == 1 for c in children):
        children[0].text = "".join(c.text or "" for c in children)
        for child in children[1:]:
            row.remove(child)


def _written(node: Element) -> str:
    if not re.fullmatch("[a-z]+", node.tag):
        raise _Undrawable
    kept = {key: value for key, value in node.items() if key in _ATTRIBUTES and _ATTRIBUTES[key].fullmatch(value)}
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in kept.items())
    inside = escape(node.text or "") + "".join(map(_written, node))
    return f"<{node.tag}{attributes}>{inside}</{node.tag}>"
