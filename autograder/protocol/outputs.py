"""What a cell leaves behind, as nbformat outputs, in bounded memory."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from typing import Any

MAX_OUTPUTS = 100
_STREAMS = ("stdout", "stderr")


class Outputs:
    """The outputs of one cell, as a kernel's client would store them.

    Args:
        max_bytes: of all outputs together; what is beyond it is dropped, and a sentence says so.
    """

    def __init__(self, max_bytes: int):
        self._max_bytes = max_bytes
        self._left = max_bytes
        self._items: list[dict[str, Any]] = []
        self._pending = io.StringIO()
        self._stream = ""
        self._by_id: dict[str, list[dict[str, Any]]] = {}
        self._clear_before_next = False
        self.cut = False

    def write(self, stream: str, text: str) -> None:
        """Add text printed to ``stdout`` or ``stderr``; neighbours of the same stream become one output."""
        self._clear_if_waiting()
        if stream != self._stream:
            self.flush()
            self._stream = stream
        if self._left <= 0 or len(self._items) >= MAX_OUTPUTS:
            self.cut = self.cut or bool(text)
            return
        if not text.isascii() or len(text) > self._left:
            data = text[: self._left + 1].encode("utf-8", "replace")
            self.cut = self.cut or len(data) > self._left
            text = data[: self._left].decode("utf-8", "ignore")
            self._left -= min(len(data), self._left)
        else:
            self._left -= len(text)
        self._pending.write(text)

    def flush(self) -> None:
        """Turn what was printed so far into an output."""
        text = self._pending.getvalue()
        if text:
            self._pending = io.StringIO()
            self._items.append({"output_type": "stream", "name": self._stream, "text": text})

    def add(self, output: dict[str, Any], display_id: str | None = None) -> None:
        """Add an output other than text, as nbformat's dictionary."""
        self._clear_if_waiting()
        self.flush()
        size = len(json.dumps(output))
        if size > self._left or len(self._items) >= MAX_OUTPUTS:
            self.cut = True
            return
        self._left -= size
        self._items.append(output)
        if display_id is not None:
            self._by_id.setdefault(display_id, []).append(output)

    @property
    def failed(self) -> bool:
        """Whether an error is among the outputs."""
        return any(item["output_type"] == "error" for item in self._items)

    def update(self, output: dict[str, Any], display_id: str | None) -> None:
        """Replace what this cell displayed under that id."""
        size = len(json.dumps(output))
        for shown in self._by_id.get(display_id or "", ()):
            if size > self._left:
                self.cut = True
                return
            self._left -= size
            shown.update(data=output["data"], metadata=output["metadata"])

    def clear(self, wait: bool) -> None:
        """Forget what was shown, at once or when the next output comes. What was forgotten still counts."""
        self.flush()
        self._clear_before_next = wait
        if not wait:
            self._items.clear()
            self._by_id.clear()

    def _clear_if_waiting(self) -> None:
        if self._clear_before_next:
            self.clear(wait=False)

    def finish(self) -> list[dict[str, Any]]:
        """Return all outputs; where something was cut, the last one says so."""
        self.flush()
        if self.cut:
            sentence = f"\n[Cut here: a cell may show {self._max_bytes:,} bytes in {MAX_OUTPUTS} outputs.]\n"
            self._items.append({"output_type": "stream", "name": "stderr", "text": sentence})
            self.cut = False
        return self._items


class Stream(io.TextIOBase):
    """``sys.stdout`` or ``sys.stderr`` of cells.

    Args:
        name: ``stdout`` or ``stderr``.
        target: gives the outputs that count now, or None: a thread that outlives its cell prints into nothing.
    """

    encoding = "UTF-8"
    errors = "strict"

    def __init__(self, name: str, target: Callable[[], Outputs | None]):
        self.name = f"<{name}>"
        self._stream = name
        self._target = target

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        outputs = self._target()
        if outputs is not None:
            outputs.write(self._stream, text)
        return len(text)

    def writable(self) -> bool:
        return True


def mime_bundle(data: Any) -> dict[str, Any]:
    """Return what an object shows itself as, reduced to what a notebook can hold: bytes in base64, the rest JSON."""
    bundle: dict[str, Any] = {}
    for kind, value in dict(data or {}).items():
        if isinstance(value, bytes):
            value = base64.b64encode(value).decode("ascii")
        if isinstance(value, str):
            bundle[str(kind)] = _encodable(value)
            continue
        try:
            bundle[str(kind)] = json.loads(json.dumps(value))
        except (TypeError, ValueError, RecursionError):
            continue
    return bundle


def _encodable(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
