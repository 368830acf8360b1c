"""Frames: one MessagePack object and any number of raw buffers, over a pair of pipes.

    | header length | number of buffers | length of each buffer | header | buffers |
      4 bytes         4 bytes             8 bytes each

Whoever reads takes every byte for hostile: lengths are checked before memory is asked for, and whatever does not fit
raises ``ProtocolError``.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from msgspec import msgpack

MIB = 1 << 20

#: What the header of one frame may measure: numbers and text; the bytes of arrays travel in buffers.
MAX_HEADER = 8 * MIB
MAX_BUFFERS = 1 << 16
#: Read, and sent, at once: a pipe that was widened holds no more.
_CHUNK = 1 << 20
#: Asked for at least, so that most frames are read at once.
_AT_LEAST = 1 << 17

_ENCODER = msgpack.Encoder()
_PREFIX = struct.Struct("<II")


class ProtocolError(Exception):
    """What came over the channel is not a message."""


class TooLarge(ValueError):
    """A value is too large, or nested too deeply, to be sent."""


class Closed(Exception):
    """The other side is gone."""


class FrameStream:
    """Sends and receives frames.

    Args:
        read_fd: a pipe's reading end; nobody else reads from it.
        write_fd: a pipe's writing end.
        limit: what all buffers of one frame together may measure.
        kind: the type of the headers that are read, which msgspec checks.
    """

    def __init__(self, read_fd: int, write_fd: int, limit: int = 64 * MIB, kind: Any = Any):
        self._read_fd, self._write_fd = read_fd, write_fd
        self._decoder = msgpack.Decoder(kind)
        self._limit = limit
        self._ahead, self._at = b"", 0  # what was read, and how much of it was taken

    def send(self, header: Any, buffers: Sequence[bytes] = ()) -> None:
        """Send one frame.

        Args:
            header: plain data, or a Struct.
            buffers: what goes beside it.

        Raises:
            TooLarge: before anything is sent.
            Closed: if nobody reads.
        """
        try:
            text = _ENCODER.encode(header)
        except RecursionError:
            raise TooLarge("this is nested too deeply") from None
        lengths = [*map(len, buffers)]
        size = sum(lengths)
        if len(text) > MAX_HEADER or len(buffers) > MAX_BUFFERS:
            raise TooLarge(f"this is larger than the {MAX_HEADER // MIB} MB of lists and text that can be looked at")
        if size > self._limit:
            raise TooLarge(f"this is larger than the {self._limit // MIB} MB that can be looked at")
        head = struct.pack(f"<II{len(buffers)}Q", len(text), len(buffers), *lengths)
        if len(text) + size <= _CHUNK:
            self._write(b"".join((head, text, *buffers)))
            return
        for part in (head + text, *buffers):
            self._write(part)

    def _write(self, data: bytes) -> None:
        try:
            written = os.write(self._write_fd, data)
            while written < len(data):
                written += os.write(self._write_fd, memoryview(data)[written : written + _CHUNK])
        except OSError as error:
            raise Closed(str(error)) from None

    def receive(self) -> tuple[Any, list[bytes]]:
        """Wait for one frame.

        Returns:
            The header and the buffers.

        Raises:
            ProtocolError: if it is not a frame, or its header is of another type.
            Closed: if nobody writes any more.
        """
        size, count = _PREFIX.unpack(self._take(_PREFIX.size))
        if size > MAX_HEADER or count > MAX_BUFFERS:
            raise ProtocolError("the header of a message is too large")
        lengths = struct.unpack(f"<{count}Q", self._take(8 * count)) if count else ()
        if sum(lengths) > self._limit:
            raise ProtocolError("a message is too large")
        text, block = self._take(size), self._take(sum(lengths))
        buffers = [block[i:j] for i, j in pairwise(accumulate(lengths, initial=0))]
        try:
            return self._decoder.decode(text), buffers
        except Exception as error:  # no MessagePack, another type, keys that cannot be hashed, too deep a nest
            raise ProtocolError(f"the header of a message is not one: {error}") from None

    def _take(self, size: int) -> bytes:
        """Return the next ``size`` bytes; memory is asked for as they come, not as they are announced."""
        start, self._at = self._at, self._at + size
        missing = self._at - len(self._ahead)
        if missing <= 0:
            return self._ahead[start : self._at]
        parts = [self._ahead[start:]] if start < len(self._ahead) else []
        while missing > 0:
            self._ahead = self._read(min(max(missing, _AT_LEAST), _CHUNK))
            parts.append(self._ahead)
            self._at = missing
            missing -= len(self._ahead)
        parts[-1] = self._ahead[: self._at]
        return b"".join(parts) if len(parts) > 1 else parts[0]

    def _read(self, size: int) -> bytes:
        try:
            part = os.read(self._read_fd, size)
        except OSError as error:
            raise Closed(str(error)) from None
        if not part:
            raise Closed("end of the channel")
        return part
