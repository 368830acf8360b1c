"""Outputs of a cell: the four kinds of nbformat, with what of them a report can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec


class Stream(msgspec.Struct, frozen=True, tag_field="output_type", tag="stream"):
    """Text that was printed."""

    name: Literal["stdout", "stderr"]
    text: str


class Error(msgspec.Struct, frozen=True, tag_field="output_type", tag="error"):
    """Exception that ended a cell: its type, its text, and the lines of its traceback."""

    ename: str
    evalue: str
    traceback: tuple[str, ...] = ()


class Display(msgspec.Struct, frozen=True, tag_field="output_type", tag="display_data"):
    """Object that was shown.

    Attributes:
        data: the forms in which it can be shown, by media type; bytes are in base64.
    """

    data: dict[str, str]


class ExecuteResult(Display, frozen=True, tag_field="output_type", tag="execute_result"):
    """Value of a cell's last line."""


Output = Stream | Error | Display | ExecuteResult


def read_output(raw: Any) -> Output | None:
    """Return an output of nbformat's form, or None for anything else.

    Args:
        raw: a JSON value that may be anything: a student's process wrote it. Forms that are no text are left out.
    """
    if not isinstance(raw, dict):
        return None
    kind = raw.get("output_type")
    if kind == "stream" and raw.get("name") in ("stdout", "stderr") and isinstance(raw.get("text"), str):
        return Stream(raw["name"], raw["text"])
    if kind == "error":
        traceback = raw.get("traceback")
        lines = tuple(map(str, traceback)) if isinstance(traceback, list) else ()
        return Error(str(raw.get("ename")), str(raw.get("evalue")), lines)
    if kind in ("display_data", "execute_result") and isinstance(raw.get("data"), dict):
        forms = {str(form): text for form, value in raw["data"].items() if (text := _joined(value)) is not None}
        return ExecuteResult(forms) if kind == "execute_result" else Display(forms)
    return None


def read_outputs(raw: Iterable[Any]) -> Iterator[Output]:
    """Return those of some values that are outputs, as ``read_output`` reads them."""
    return filter(None, map(read_output, raw))


def _joined(value: Any) -> str | None:
    """Return a text of nbformat, which may be a list of its parts."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "".join(value)
    return value if isinstance(value, str) else None


def to_nbformat(output: Output) -> dict[str, Any]:
    """Return an output as a notebook's file holds it."""
    held: dict[str, Any] = msgspec.to_builtins(output)
    if isinstance(output, Error):
        held["traceback"] = list(output.traceback)
    if isinstance(output, Display):
        held["metadata"] = {}
    if isinstance(output, ExecuteResult):
        held["execution_count"] = None
    return held
