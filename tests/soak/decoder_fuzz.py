"""The judge's decoder on messages that nobody would send: it refuses them, or what it reads can be used.

    python -m tests.soak.decoder_fuzz --inputs 1000000 --keep

Inputs are changed copies of those in ``decoder_corpus.json``. One that reaches a line of ``protocol/`` that none
has reached before is changed further; with ``--keep`` it joins the corpus, all of which CI decodes. An input that ends
the process (a fault of numpy, say) is left in the file that ``--last`` names.
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import struct
import sys
import tempfile
import warnings
from contextlib import suppress
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import numpy as np
from msgspec import msgpack

import autograder.protocol
from autograder.protocol.channel import Channel
from autograder.protocol.frames import Closed, ProtocolError

CORPUS = Path(__file__).with_name("decoder_corpus.json")
PROTOCOL = str(Path(autograder.protocol.__file__).parent)
#: Longer inputs are not kept: a person should be able to read one.
_LONGEST = 600
_WORDS = ["ref", "handle", "tuple", "frozenset", "int", "float", "complex", "bytes", "range", "slice", "fraction"]
_WORDS += ["decimal", "scalar", "dtype", "type", "namedtuple", "list", "dict", "set", "bytearray", "array", "objects"]
_WORDS += [
    "generator",
    "randomstate",
    "PCG64",
    "MT19937",
    "C",
    "F",
    "<f8",
    "<U3",
    "|S2",
    "<M8[D]",
    "|V4",
    "?",
    "i4,i4",
    "O",
]
_ODD = [
    0,
    1,
    -1,
    2,
    3,
    5,
    64,
    255,
    2**31,
    2**63 - 1,
    1.5,
    float("inf"),
    None,
    True,
    "",
    [],
    {},
    b"",
    b"\xff" * 8,
    *_WORDS,
]


class Thing:
    """Stands for an object of the student's."""


def decode(data: bytes) -> list[Any] | None:
    """Return the values of a message as the judge reads them; None if it is refused."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        channel = Channel(file.fileno(), -1, 0, lambda value, encode: ["thing"], lambda number, text, decode: Thing())
        try:
            return channel.receive()[1]
        except (ProtocolError, Closed):
            return None


def use(values: list[Any]) -> None:
    """Do with values what a test may do with any answer; what is refused with an ordinary error is as it should be."""
    for value in values:
        repr(value)
        with suppress(TypeError, ValueError):
            hash(value)
        if isinstance(value, np.ndarray | np.generic):
            value.tolist()
            with suppress(TypeError, ValueError), warnings.catch_warnings():
                warnings.simplefilter("ignore")  # a complex number loses its imaginary part
                np.asarray(value, dtype=float)
            _ = value == value


def frame(header: Any, *buffers: bytes) -> bytes:
    """Return a message as bytes."""
    text = header if isinstance(header, bytes) else msgpack.encode(header)
    lengths = struct.pack(f"<{len(buffers)}Q", *map(len, buffers))
    return struct.pack("<II", len(text), len(buffers)) + lengths + text + b"".join(buffers)


def read_corpus() -> list[bytes]:
    """Return the inputs that are kept."""
    return [base64.b64decode(text) for text in json.loads(CORPUS.read_text())]


def write_corpus(inputs: list[bytes]) -> None:
    """Keep inputs, each once, the shortest first."""
    texts = sorted({base64.b64encode(data).decode() for data in inputs}, key=lambda text: (len(text), text))
    CORPUS.write_text(json.dumps(texts, indent=0) + "\n")


def changed(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """Return an input with one to four changes, most of them in its tree and some in its bytes."""
    for _ in range(rng.randint(1, 4)):
        parts = _parts(data)
        if parts is None or rng.random() < 0.2:
            data = _changed_bytes(data, rng)
            continue
        header, buffers = parts
        other = _parts(rng.choice(others))
        donors = _places(other[0]) if other else []
        header = _changed_tree(header, donors, rng)
        if buffers and rng.random() < 0.3:
            number = rng.randrange(len(buffers))
            buffers[number] = _changed_bytes(buffers[number], rng)
        try:
            data = frame(header, *buffers)
        except (OverflowError, RecursionError):
            return data
    return data


def _parts(data: bytes) -> tuple[Any, list[bytes]] | None:
    try:
        size, count = struct.unpack_from("<II", data)
        lengths = struct.unpack_from(f"<{count}Q", data, 8) if count < 100 else ()
        start = 8 + 8 * count
        header, at, buffers = msgpack.decode(data[start : start + size]), start + size, []
        for length in lengths:
            buffers.append(data[at : at + length])
            at += length
    except (struct.error, ValueError, RecursionError):
        return None
    return header, buffers


def _places(tree: Any) -> list[Any]:
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return [tree, *(place for value in inner for place in _places(value))]


def _changed_tree(tree: Any, donors: list[Any], rng: random.Random) -> Any:
    if isinstance(tree, dict) and tree and rng.random() < 0.95:
        key = rng.choice(list(tree))
        return {**tree, key: _changed_tree(tree[key], donors, rng)}
    if isinstance(tree, list) and rng.random() < 0.8:
        copy, place = list(tree), rng.randrange(len(tree) + 1)
        if place == len(tree):
            return [*copy, rng.choice(donors or _ODD)]
        if rng.random() < 0.1:
            del copy[place]
        else:
            copy[place] = _changed_tree(copy[place], donors, rng)
        return copy
    return rng.choice(donors if donors and rng.random() < 0.4 else _ODD)


def _changed_bytes(data: bytes, rng: random.Random) -> bytes:
    if not data:
        return bytes([rng.randrange(256)])
    place = rng.randrange(len(data))
    return rng.choice(
        (
            data[:place] + bytes([rng.randrange(256)]) + data[place + 1 :],
            data[:place] + rng.randbytes(rng.randint(1, 8)) + data[place:],
            data[:place] + data[place + rng.randint(1, 8) :],
        )
    )


class Coverage:
    """Lines of ``autograder/protocol`` that have run, by file and number."""

    def __init__(self) -> None:
        self.lines: set[tuple[CodeType, int]] = set()

    def run(self, data: bytes) -> bool:
        """Decode an input and use what it holds; return whether it reached a line that none has reached before."""
        before = len(self.lines)
        sys.settrace(self._called)
        try:
            values = decode(data)
        finally:
            sys.settrace(None)
        use(values or [])
        return len(self.lines) > before

    def _called(self, frame: FrameType, event: str, arg: object) -> Any:
        return self._line if frame.f_code.co_filename.startswith(PROTOCOL) else None

    def _line(self, frame: FrameType, event: str, arg: object) -> Any:
        self.lines.add((frame.f_code, frame.f_lineno))
        return self._line


def fuzz(count: int, seed: int, last: Path | None = None) -> tuple[list[bytes], Coverage]:
    """Decode the corpus and so many changed copies of it.

    Args:
        count: of the copies.
        seed: of the changes.
        last: file that holds the input that is being decoded.

    Returns:
        The corpus with what was found, and the lines that were reached.
    """
    rng, coverage, inputs = random.Random(seed), Coverage(), read_corpus()
    for data in inputs:
        coverage.run(data)
    for _ in range(count):
        data = changed(rng.choice(inputs), inputs, rng)
        if last is not None:
            last.write_bytes(data)
        if coverage.run(data) and len(data) <= _LONGEST:
            inputs.append(data)
    return inputs, coverage


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--last", type=Path, help="file for the input that is being decoded")
    parser.add_argument("--keep", action="store_true", help="add to the corpus what reaches new lines")
    arguments = parser.parse_args()
    before = len(read_corpus())
    inputs, coverage = fuzz(arguments.inputs, arguments.seed, arguments.last)
    print(f"{arguments.inputs} inputs: 0 harmed the decoder; {len(coverage.lines)} lines reached.")
    print(f"{len(inputs) - before} of them reached a line that the corpus of {before} does not reach.")
    if arguments.keep:
        write_corpus(inputs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
