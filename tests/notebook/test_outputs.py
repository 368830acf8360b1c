"""Outputs of nbformat: what is read of a student's, and what a notebook's file holds of it again."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest

from autograder.notebook.outputs import Display, Error, ExecuteResult, Output, Stream, read_output, to_nbformat

DEEP: list[Any] = []
for _ in range(500):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ({"output_type": "stream", "name": "stderr", "text": "a\n"}, Stream("stderr", "a\n")),
        ({"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["1", 2]}, Error("E", "v", ("1", "2"))),
        ({"output_type": "error", "traceback": 3}, Error("None", "None")),
        ({"output_type": "display_data", "data": {"a": "x", "b": ["x", "y"]}}, Display({"a": "x", "b": "xy"})),
        ({"output_type": "display_data", "data": {"a": None, "b": 7, "c": ["x", 7], "d": DEEP}}, Display({})),
        ({"output_type": "execute_result", "data": {"a": "x"}, "execution_count": 7}, ExecuteResult({"a": "x"})),
    ],
)
def test_what_has_the_form_of_an_output_is_read(raw: Any, read: Output) -> None:
    assert read_output(raw) == read


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "no dictionary",
        {},
        {"output_type": "surprise"},
        {"output_type": ["stream"]},
        {"output_type": "stream", "name": "stdout"},
        {"output_type": "stream", "name": "fd7", "text": "a"},
        {"output_type": "stream", "name": "stdout", "text": 7},
        {"output_type": "display_data", "data": [1]},
    ],
)
def test_anything_else_is_none(raw: Any) -> None:
    assert read_output(raw) is None


@pytest.mark.parametrize(
    "output", [Stream("stdout", "a"), Error("E", "v", ("1",)), Display({"a": "x"}), ExecuteResult({"text/plain": "3"})]
)
def test_a_notebook_holds_it_in_the_form_of_nbformat_and_it_is_read_again(output: Output) -> None:
    held = to_nbformat(output)
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.from_dict(held)])
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))
    assert read_output(held) == output and type(read_output(held)) is type(output)
