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
_CHUNK = 1 << 20

_PREFIX = struct.Struct("<II")


class ProtocolError(Exception):
    """What came over the line is not a message."""


class TooLarge(ValueError):
    """A value is too large, or nested too deeply, to be sent."""


class Closed(Exception):
    """The other side is gone."""


class Line:
    """Sends and receives frames.

    Args:
        read_fd: a pipe's reading end; nobody else reads from it.
        write_fd: a pipe's writing end.
        limit: what all buffers of one frame together may measure.
    """

    def __init__(self, read_fd: int, write_fd: int, limit: int = 64 * MIB):
        self._read_fd, self._write_fd = read_fd, write_fd
        self._limit = limit
        self._buffers: list[bytes] = []  # of the frame at hand
        # Made once: to make them takes as long as a small frame takes.
        self._encoder = json.JSONEncoder(
            default=self._set_aside, allow_nan=False, check_circular=False, separators=(",", ":")
        )
        self._decoder = json.JSONDecoder(object_pairs_hook=self._put_back, parse_constant=_refuse)
        self._ahead = b""  # what was read beyond the frame before

    def send(self, header: dict[str, Any]) -> None:
        """Sends one frame.

        Args:
            header: JSON, in which ``bytes`` may stand anywhere; they travel as buffers.

        Raises:
            TooLarge: before anything is sent.
            Closed: if nobody reads.
        """
        buffers: list[bytes] = []
        self._buffers = buffers
        try:
            text = self._encoder.encode(header).encode("ascii")
        except RecursionError:
            raise TooLarge("this is nested too deeply") from None
        lengths = [len(buffer) for buffer in buffers]
        if len(text) > MAX_HEADER or len(buffers) > MAX_BUFFERS or sum(lengths) > self._limit:
            raise TooLarge(f"this is larger than the {self._limit // MIB} MB that can be looked at")
        head = struct.pack(f"<II{len(buffers)}Q", len(text), len(buffers), *lengths)
        if len(text) + sum(lengths) <= _SMALL:
            self._write(b"".join((head, text, *buffers)))
            return
        for part in (head, text, *buffers):
            self._write(part)

    def _set_aside(self, value: object) -> dict[str, int]:
        if type(value) is not bytes:
            raise TypeError(f"{type(value).__name__} is not JSON")
        self._buffers.append(value)
        return {"buffer": len(self._buffers) - 1}

    def _write(self, data: bytes) -> None:
        try:
            written = os.write(self._write_fd, data)
            while written < len(data):
                written += os.write(self._write_fd, memoryview(data)[written : written + _CHUNK])
        except OSError as error:
            raise Closed(str(error)) from None

    def receive(self) -> dict[str, Any]:
        """Waits for one frame.

        Returns:
            The header, its buffers put back in their places as ``bytes``.

        Raises:
            ProtocolError: if it is not a frame.
            Closed: if nobody writes any more.
        """
        size, count = _PREFIX.unpack(self._take(_PREFIX.size))
        if size > MAX_HEADER or count > MAX_BUFFERS:
            raise ProtocolError("the header of a message is too large")
        lengths = struct.unpack(f"<{count}Q", self._take(8 * count)) if count else ()
        if sum(lengths) > self._limit:
            raise ProtocolError("a message is too large")
        text = self._take(size)
        self._buffers = [self._take(length) for length in lengths]
        try:
            header = self._decoder.decode(text.decode("ascii"))
        except (ValueError, RecursionError) as error:
            raise ProtocolError(f"the header of a message is not JSON: {error}") from None
        if type(header) is not dict:
            raise ProtocolError("the header of a message is not an object")
        return header

    def _put_back(self, pairs: list[tuple[str, Any]]) -> Any:
        fields = dict(pairs)
        if len(fields) != len(pairs):
            raise ProtocolError("a key stands twice")
        if "buffer" not in fields:
            return fields
        index = fields["buffer"]
        if len(fields) != 1 or type(index) is not int or not 0 <= index < len(self._buffers):
            raise ProtocolError("there is no such buffer")
        return self._buffers[index]

    def _take(self, size: int) -> bytes:
        """The next ``size`` bytes; memory is asked for as they come, not as they are announced."""
        data = self._ahead
        if len(data) < size:
            parts, missing = [data], size - len(data)
            while missing > 0:
                part = self._read(min(max(missing, _SMALL), MIB))
                parts.append(part)
                missing -= len(part)
            data = b"".join(parts)
        self._ahead = data[size:]
        return data[:size]

    def _read(self, size: int) -> bytes:
        try:
            part = os.read(self._read_fd, size)
        except OSError as error:
            raise Closed(str(error)) from None
        if not part:
            raise Closed("end of the line")
        return part


def _refuse(constant: str) -> NoReturn:
    raise ProtocolError(f"{constant} stands in a header")
