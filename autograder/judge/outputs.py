"""What a cell of the student's left behind, checked: nbformat outputs out of data that may be anything."""

from __future__ import annotations

import json
from typing import Any

from autograder.protocol.outputs import MAX_OUTPUTS, mime_bundle

#: All cells of a notebook together may show as much as so many cells: a result must fit in memory many times.
_FULL_CELLS = 16


class OutputValidator:
    """The outputs of one notebook's cells, with room for each and for all.

    Args:
        max_bytes: of one cell, as text.
    """

    def __init__(self, max_bytes: int):
        self._cell_room = 2 * max_bytes  # what was counted as text is longer as JSON
        self._room = _FULL_CELLS * max_bytes

    def checked(self, raw: list[Any]) -> tuple[dict[str, Any], ...]:
        """Return one cell's outputs that have nbformat's form, without those for which there is no room.

        Args:
            raw: JSON values.
        """
        outputs = []
        room = self._cell_room
        for item in raw[: MAX_OUTPUTS + 1]:
            output = _checked(item) if isinstance(item, dict) else None
            if output is None:
                continue
            # a lone surrogate can be written nowhere
            text = json.dumps(output, ensure_ascii=False).encode("utf-8", "replace")
            room -= len(text)
            if room < 0:
                break
            if len(text) > self._room:
                outputs.append({"output_type": "stream", "name": "stderr", "text": _NO_ROOM})
                break
            self._room -= len(text)
            outputs.append(json.loads(text))
        return tuple(outputs)


_NO_ROOM = "[Not shown: the cells of this notebook show too much by now.]\n"


def _checked(item: dict[str, Any]) -> dict[str, Any] | None:
    kind = item.get("output_type")
    if kind == "stream" and item.get("name") in ("stdout", "stderr") and isinstance(item.get("text"), str):
        return {"output_type": kind, "name": item["name"], "text": item["text"]}
    if kind == "error":
        traceback = item.get("traceback")
        lines = [str(line) for line in traceback] if isinstance(traceback, list) else []
        return {
            "output_type": kind,
            "ename": str(item.get("ename")),
            "evalue": str(item.get("evalue")),
            "traceback": lines,
        }
    if kind in ("display_data", "execute_result") and isinstance(item.get("data"), dict):
        metadata = item.get("metadata")
        output = {
            "output_type": kind,
            "data": mime_bundle(item["data"]),
            "metadata": mime_bundle(metadata) if isinstance(metadata, dict) else {},
        }
        if kind == "execute_result":
            count = item.get("execution_count")
            output["execution_count"] = count if type(count) is int else None
        return output
    return None
