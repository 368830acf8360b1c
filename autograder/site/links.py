"""Links of a text in Markdown, led to where the pages lie on the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

#: A link or a picture to a file of the course: its sign, its words, its path and its anchor.
_LINK = re.compile(r"(!?)\[((?:[^\[\]`]|`[^`]*`)*)\]\((?![a-z]+:|#)([^()\s#]+)(#[^()\s]*)?\)")
_CODE = re.compile(r"(`+)(?:(?!`).|(?!\1(?!`))`)*?\1(?!`)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")


def led(text: str, place: Callable[[str], str | None]) -> str:
    """Return a text whose links lead to the site.

    Args:
        text: in Markdown. Code in it stays as it is.
        place: gives for a path, as the text writes it, the path on the site; None where the site has no such page. Then
            the words of the link stay, without an address.
    """

    def other(match: re.Match[str]) -> str:
        sign, words, path, anchor = match.groups(default="")
        found = place(path)
        return words if found is None else f"{sign}[{words}]({found}{anchor})"

    return "".join(part if code else _outside_code(part, other) for part, code in _fences(text))


def with_one_title(text: str) -> str:
    """Return a text in Markdown in which only the first heading is of the first rank, as a page of a site has it."""
    parts = list(_fences(text))
    titles = sum(len(re.findall(r"^# ", part, re.MULTILINE)) for part, code in parts if not code)
    if titles < 2:
        return text
    whole = "".join(part if code else re.sub(r"^(#{1,5} )", r"#\1", part, flags=re.MULTILINE) for part, code in parts)
    return re.sub(r"^#(# )", r"\1", whole, count=1, flags=re.MULTILINE)


def _outside_code(text: str, other: Callable[[re.Match[str]], str]) -> str:
    """Replace links, but not what stands between backticks around a whole link."""
    code = [match.span() for match in _CODE.finditer(text)]

    def unless_code(match: re.Match[str]) -> str:
        inside = any(start < match.start() and match.end() < end for start, end in code)
        return match[0] if inside else other(match)

    return _LINK.sub(unless_code, text)


def _fences(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, and whether each is a block of code."""
    part: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        found = _FENCE.match(line)
        if found and not fence:
            yield "".join(part), False
            part, fence = [line], found[1]
        elif found and found[1].startswith(fence) and not line.strip().strip("`~"):
            yield "".join([*part, line]), True
            part, fence = [], ""
        else:
            part.append(line)
    yield "".join(part), bool(fence)
