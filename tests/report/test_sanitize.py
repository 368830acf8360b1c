"""Outputs of a student: the page and the executed notebook read the same text out of every form that nbformat has."""

from __future__ import annotations

import json
from typing import Any

import pytest

from autograder.report.html import PageRoom, render_outputs
from autograder.report.sanitize import join_text, safe_outputs

#: A text as nbformat may hold it, and as it is read.
TEXTS = [("one\ntwo", "one\ntwo"), (["one\n", "two"], "one\ntwo"), (["one", 7, None, "two"], "onetwo"), ([], "")]
NO_TEXTS: list[Any] = [None, 7, {"a": "b"}, True]


def output(kind: str, text: Any) -> dict[str, Any]:
    if kind == "stream":
        return {"output_type": "stream", "name": "stdout", "text": text}
    if kind == "error":
        return {"output_type": "error", "ename": "E", "evalue": "v", "traceback": [text]}
    return {"output_type": kind, "data": {"text/plain": text}, "metadata": {}}


@pytest.mark.parametrize(("value", "read"), [*TEXTS, *((value, "") for value in NO_TEXTS)])
def test_a_text_is_one_string_or_a_list_of_strings(value: Any, read: str) -> None:
    assert join_text(value) == read


@pytest.mark.parametrize("kind", ["stream", "error", "display_data", "execute_result"])
@pytest.mark.parametrize(("value", "read"), [text for text in TEXTS if text[1]])
def test_the_page_and_the_executed_notebook_show_the_same_text(kind: str, value: Any, read: str) -> None:
    found = [output(kind, value)]
    (html,) = render_outputs(found, PageRoom())
    assert f">{read}</pre>" in html
    assert json.dumps(read)[1:-1] in json.dumps(safe_outputs(found)).replace('", "', "\\n")


@pytest.mark.parametrize("form", ["text/html", "image/svg+xml"])
def test_a_form_in_pieces_is_as_good_as_one_in_one(form: str) -> None:
    whole = {"output_type": "display_data", "data": {form: "<b>one</b>"}}
    pieces = {"output_type": "display_data", "data": {form: ["<b>one", "</b>"]}}
    assert render_outputs([whole], PageRoom()) == render_outputs([pieces], PageRoom())
    assert safe_outputs([whole]) == safe_outputs([pieces])


@pytest.mark.parametrize("output", ["no dictionary", {"output_type": "surprise"}, {"output_type": ["stream"]}, {}])
def test_what_is_no_output_is_left_out(output: Any) -> None:
    assert render_outputs([output], PageRoom()) == safe_outputs([output]) == []
