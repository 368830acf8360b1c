"""Cards with code to choose from: escaped, in plain text too, and without an answer; Chromium tries the choosing."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from dropout_lab.content import exhibits
from dropout_lab.page import choice_cards

ONE = choice_cards.Card(
    3,
    "A <b> title",
    {"found": "here & there"},
    'def f(x):\n    return x < 1 and "a<b"  # <i>\n    y = len(x)',
    {"a": "return x > 1", "b": "none of <these>"},
)


class Page(HTMLParser):
    """Text of a page, and its tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "input":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_code_is_shown_as_it_is_written_and_nothing_of_it_becomes_a_tag() -> None:
    page = Page(choice_cards.html([ONE], "answers", "the cell of exercise 1").partition("<script>")[0])
    assert page.open == []
    for line in ONE.code.split("\n"):
        assert line.strip() in page.text
    looks = [a["style"] or "" for tag, a in page.tags if tag == "code"]
    indents = re.findall(r"margin-left:(\d+)ch", " ".join(looks[:3]))
    assert indents == ["0", "4", "4"]
    assert "none of <these>" in page.text and "A <b> title" in page.text and "here & there" in page.text
    assert {tag for tag, _ in page.tags}.isdisjoint({"b", "i", "these"})


def test_each_line_and_each_repair_can_be_chosen_and_belongs_to_its_question() -> None:
    page = Page(choice_cards.html([ONE], "answers", "the cell").partition("<script>")[0])
    radios = [(a["name"], a["value"]) for tag, a in page.tags if tag == "input"]
    assert radios == [("line-3", "1"), ("line-3", "2"), ("line-3", "3"), ("repair-3", "a"), ("repair-3", "b")]
    assert sum(tag == "label" for tag, _ in page.tags) == 5 and sum(tag == "legend" for tag, _ in page.tags) == 2
    assert all("checked" not in a for _, a in page.tags)
    assert ("div", "Exhibit 3. A <b> title") in [(tag, a.get("aria-label")) for tag, a in page.tags]


def test_words_of_the_language_have_colours_and_prose_has_none() -> None:
    html = choice_cards.html([ONE], "answers", "the cell")
    lit = {unescape(word): colour for colour, word in re.findall(r"--jp-mirror-editor-(\w+)-color[^>]*>([^<]*)<", html)}
    assert lit["def"] == lit["and"] == "keyword" and lit["len"] == "builtin" and lit["1"] == "number"
    assert lit['"a<b"'] == "string" and lit["# <i>"] == "comment"
    assert "x" not in lit and "of" not in lit


def test_the_exhibits_are_shown_without_what_would_come_of_a_repair(kernel: SimpleNamespace) -> None:
    exhibits.show_exhibits(*exhibits.EXHIBITS)
    (bundle,) = kernel.shown
    for number, one in exhibits.EXHIBITS.items():
        for text in (one.title, one.purpose, *(repair.text for repair in one.repairs.values())):
            assert text in bundle["text/plain"]
        assert f'data-number="{number}"' in bundle["text/html"]
        for repair in one.repairs.values():
            assert repair.comes not in bundle["text/plain"] and repair.comes not in unescape(bundle["text/html"])
    page = Page(bundle["text/html"].partition("<script>")[0])
    for one in exhibits.EXHIBITS.values():
        for line in one.code.strip("\n").split("\n"):
            assert line.strip() in page.text
    assert re.findall(r"(?:src|href|import|fetch)\b *[=(]", bundle["text/html"]) == []


def test_every_exhibit_looks_alike_but_for_its_text() -> None:
    """Nothing but the words tells one line or one repair from another."""
    cards = [exhibits._card(number) for number in exhibits.EXHIBITS]
    page = Page(choice_cards.html(cards, "answers", "the cell").partition("<script>")[0])
    looks = {
        tuple(sorted((k, v) for k, v in a.items() if k not in ("name", "value"))) for t, a in page.tags if t == "input"
    }
    labels = {a["style"] for tag, a in page.tags if tag == "label"}
    assert len(looks) == len(labels) == 1


def test_in_a_terminal_they_are_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("IPython.get_ipython", lambda: None)
    choice_cards.show([ONE, ONE], "answers", "the cell")
    told = capsys.readouterr().out
    assert told.count("Exhibit 3. A <b> title\nfound: here & there\n  1  def f(x):") == 2
    assert "  (b) none of <these>" in told
