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
#: Asked for at least, so that most frames are read at once; what is larger, the C library maps anew for each read.
_AT_LEAST = 1 << 16

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
        self._waiting: list[bytes] = []  # parts of frames that go out with the next one
        self._waiting_size = 0

    def send(self, header: Any, buffers: Sequence[bytes] = (), more: bool = False) -> None:
        """Send one frame, and those that waited for it.

        Args:
            header: plain data, or a Struct.
            buffers: what goes beside it.
            more: whether another one follows at once, for which this one may wait.

        Raises:
            TooLarge: before anything of this frame is sent.
            Closed: if nobody reads.
        """
        try:
            text = _ENCODER.encode(header)
        except RecursionError:
            raise TooLarge("this is nested too deeply") from None
        lengths = [*map(len, buffers)]
        size = sum(lengths)
        if len(text) > MAX_HEADER or len(lengths) > MAX_BUFFERS:
            raise TooLarge(f"this is larger than the {MAX_HEADER // MIB} MB of lists and text that can be looked at")
        if size > self._limit:
            raise TooLarge(f"this is larger than the {self._limit // MIB} MB that can be looked at")
        head = _PREFIX.pack(len(text), len(lengths))
        if lengths:
            head += struct.pack(f"<{len(lengths)}Q", *lengths)
        self._waiting += (head, text, *buffers)
        self._waiting_size += len(text) + size
        if not more or self._waiting_size > _AT_LEAST:
            self.flush()

    def flush(self) -> None:
        """Send the frames that wait.

        Raises:
            Closed: if nobody reads.
        """
        waiting, self._waiting = self._waiting, []
        size, self._waiting_size = self._waiting_size, 0
        for part in (b"".join(waiting),) if size <= _CHUNK else waiting:
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
        self._need(_PREFIX.size)
        size, count = _PREFIX.unpack_from(self._ahead, self._at)
        if size > MAX_HEADER or count > MAX_BUFFERS:
            raise ProtocolError("the header of a message is too large")
        begin = _PREFIX.size + 8 * count
        self._need(begin)
        lengths = struct.unpack_from(f"<{count}Q", self._ahead, self._at + _PREFIX.size) if count else ()
        whole = begin + size + sum(lengths)
        if whole - begin - size > self._limit:
            raise ProtocolError("a message is too large")
        self._need(whole)
        ahead, start = self._ahead, self._at + begin
        text = ahead[start : start + size]
        buffers = [ahead[i:j] for i, j in pairwise(accumulate(lengths, initial=start + size))] if count else []
        self._at += whole
        if len(ahead) > _CHUNK:
            self._ahead, self._at = ahead[self._at :], 0
        try:
            return self._decoder.decode(text), buffers
        except Exception as error:  # no MessagePack, another type, keys that cannot be hashed, too deep a nest
            raise ProtocolError(f"the header of a message is not one: {error}") from None

    def _need(self, size: int) -> None:
        """See to it that ``size`` bytes are there; memory is asked for as they come, not as they are announced."""
        missing = size - (len(self._ahead) - self._at)
        if missing <= 0:
            return
        parts = [self._ahead[self._at :]] if self._at < len(self._ahead) else []
        while missing > 0:
            parts.append(self._read(min(max(missing, _AT_LEAST), _CHUNK)))
            missing -= len(parts[-1])
        self._ahead, self._at = b"".join(parts) if len(parts) > 1 else parts[0], 0

    def _read(self, size: int) -> bytes:
        try:
            part = os.read(self._read_fd, size)
        except OSError as error:
            raise Closed(str(error)) from None
        if not part:
            raise Closed("end of the channel")
        return part
