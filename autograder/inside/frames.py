"""Frames: one JSON object and any number of raw buffers, over a pair of pipes.

    | header length | number of buffers | length of each buffer | header | buffers |
      4 bytes         4 bytes             8 bytes each

A buffer stands in the header as ``{"buffer": 0}``. Whoever reads takes every byte for hostile: lengths are checked
before memory is asked for, and whatever does not fit raises ``ProtocolError``.
"""

from __future__ import annotations

import json
import os
import struct
from typing import Any, NoReturn

MIB = 1 << 20

#: What the header of one frame may measure: numbers and text; the bytes of arrays travel in buffers.
MAX_HEADER = 16 * MIB
MAX_BUFFERS = 1 << 16
#: Below this size one copy is cheaper than one more system call.
_SMALL = 1 << 16

_PREFIX = struct.Struct("<II")


class ProtocolError(Exception):
    """What came over the line is not a message."""


class TooLarge(ValueError):
    """A value is too large, or nested too deeply, to be sent."""


class Closed(Exception):
    """The other side is gone."""


def write_frame(fd: int, header: dict[str, Any], limit: int = 64 * MIB) -> None:
    """Sends one frame.

    Args:
        fd: a pipe's writing end.
        header: JSON, in which ``bytes`` may stand anywhere; they travel as buffers.
        limit: what all buffers together may measure.

    Raises:
        TooLarge: before anything is sent.
        Closed: if nobody reads.
    """
    buffers: list[bytes] = []

    def set_aside(value: object) -> dict[str, int]:
        if type(value) is not bytes:
            raise TypeError(f"{type(value).__name__} is not JSON")
        buffers.append(value)
        return {"buffer": len(buffers) - 1}

    try:
        text = json.dumps(
            header, default=set_aside, allow_nan=False, check_circular=False, separators=(",", ":")
        ).encode("ascii")
    except RecursionError:
        raise TooLarge("this is nested too deeply") from None
    if len(text) > MAX_HEADER or len(buffers) > MAX_BUFFERS or sum(map(len, buffers)) > limit:
        raise TooLarge(f"this is larger than the {limit // MIB} MB that can be looked at")
    lengths = struct.pack(f"<{len(buffers)}Q", *map(len, buffers))
    parts = [_PREFIX.pack(len(text), len(buffers)), lengths, text, *buffers]
    if sum(map(len, parts)) <= _SMALL:
        parts = [b"".join(parts)]
    for part in parts:
        _write(fd, part)


def read_frame(fd: int, limit: int = 64 * MIB) -> dict[str, Any]:
    """Waits for one frame.

    Args:
        fd: a pipe's reading end.
        limit: what all buffers together may measure.

    Returns:
        The header, its buffers put back in their places as ``bytes``.

    Raises:
        ProtocolError: if it is not a frame.
        Closed: if nobody writes any more.
    """
    size, count = _PREFIX.unpack(_read(fd, _PREFIX.size))
    if size > MAX_HEADER or count > MAX_BUFFERS:
        raise ProtocolError("the header of a message is too large")
    lengths = struct.unpack(f"<{count}Q", _read(fd, 8 * count))
    if sum(lengths) > limit:
        raise ProtocolError("a message is too large")
    text = _read(fd, size)
    buffers = [_read(fd, length) for length in lengths]

    def put_back(pairs: list[tuple[str, Any]]) -> Any:
        fields = dict(pairs)
        if len(fields) != len(pairs):
            raise ProtocolError("a key stands twice")
        if "buffer" not in fields:
            return fields
        index = fields["buffer"]
        if len(fields) != 1 or type(index) is not int or not 0 <= index < count:
            raise ProtocolError("there is no such buffer")
        return buffers[index]

    try:
        header = json.loads(text.decode("ascii"), object_pairs_hook=put_back, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"the header of a message is not JSON: {error}") from None
    if type(header) is not dict:
        raise ProtocolError("the header of a message is not an object")
    return header


def _refuse(constant: str) -> NoReturn:
    raise ProtocolError(f"{constant} stands in a header")


def _write(fd: int, data: bytes) -> None:
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(fd, view) :]
    except OSError as error:
        raise Closed(str(error)) from None


def _read(fd: int, size: int) -> bytes:
    """Exactly ``size`` bytes; memory is asked for as they come, not as they are announced."""
    parts: list[bytes] = []
    while size:
        try:
            part = os.read(fd, min(size, MIB))
        except OSError as error:
            raise Closed(str(error)) from None
        if not part:
            raise Closed("end of the line")
        parts.append(part)
        size -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)
