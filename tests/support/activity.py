"""What on a page would act, or ask a network: the page parsed, not searched."""

from __future__ import annotations

from html.parser import HTMLParser

_LOADS = {"src", "srcset", "poster", "data", "background", "action", "formaction", "xlink:href"}
_ACTIVE = {"script", "iframe", "object", "embed", "form", "base", "link", "svg", "audio", "video", "input", "button"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ACTIVE:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            inert = not name.startswith("on") and name != "style"
            if name in _LOADS:
                inert = (value or "").startswith("data:image/")
            elif name == "href":
                inert = (value or "").startswith(("#", "https://", "http://", "mailto:"))
            if not inert:
                self.found.append(f"<{tag} {name}={value!r}>")


def active(html: str) -> list[str]:
    """Every element and attribute of a page that would run, load or send something."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


def ids(html: str) -> list[str]:
    """Every id of a page."""
    reader = _Reader()
    reader.feed(html)
    return reader.ids
