"""Outputs of a student: the page and the executed notebook show the same text of every kind of output."""

from __future__ import annotations

import json

import msgspec
import pytest

from autograder.notebook.outputs import Display, Error, ExecuteResult, Output, Stream
from autograder.pages.html import PageRoom, render_outputs
from autograder.pages.sanitize import safe_output

TEXT = "one\ntwo"


@pytest.mark.parametrize(
    "output",
    [
        Stream("stdout", TEXT),
        Error("E", "v", ("one", "two")),
        Error("E", "v", (TEXT,)),
        Display({"text/plain": TEXT}),
        ExecuteResult({"text/plain": TEXT}),
    ],
)
def test_the_page_and_the_executed_notebook_show_the_same_text(output: Output) -> None:
    (html,) = render_outputs([output], PageRoom())
    assert f">{TEXT}</pre>" in html
    safe = safe_output(output)
    assert type(safe) is type(output)
    assert json.dumps(TEXT)[1:-1] in json.dumps(msgspec.to_builtins(safe)).replace('", "', "\\n")


@pytest.mark.parametrize("empty", [Stream("stdout", ""), Display({}), Display({"application/json": "{}"})])
def test_what_shows_nothing_leaves_nothing_on_the_page(empty: Output) -> None:
    assert render_outputs([empty], PageRoom()) == []
