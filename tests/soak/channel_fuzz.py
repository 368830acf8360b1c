"""A judge that asks a process which answers with anything: replies out of order, wrong ids, floods, forged objects.

    python -m tests.soak.channel_fuzz --conversations 100000

Each conversation is a whole judgement in which most replies are almost what an honest process would
say, so that it gets far. None may pass a test, take long, take memory, or end the judge.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import struct
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from typing import Any
from unittest import mock

from dropout_lab import checks
from msgspec import msgpack

from autograder.judge.job import Report
from autograder.judge.judge import Judge
from autograder.judge.load_checks import library_of
from autograder.judge.student_client import StudentClient
from autograder.notebook.schedule import Step
from autograder.protocol.frames import Closed
from tests.support.jobs import job_of

GIVEN = "import numpy as np\nfrom dropout_lab.checks import ask, ask_each, exercise, expect, repeat, seeded"
#: What no liar can know.
SECRET = 0.7134086931
TESTS = (
    f"with exercise('f'):\n    ask(f, np.arange(3.0)).equals(np.arange(3.0) * {SECRET})",
    f"with exercise('f'):\n    ask(f, lambda x: x * 2, 3.0).equals({SECRET})",
    f"with exercise('g'):\n    ask(g, seeded(3), [1.0, 2.0]).has_mean({SECRET}, 1e-9)\n    assert False",
    f"with exercise('answer'):\n    expect(answer, 'answer').equals({SECRET})",
    f"with exercise('Layer'):\n    a = Layer(0.5)\n    a.p = 0.25\n    ask(a.forward, 1.0).equals({SECRET})",
    f"with exercise('steps'):\n    assert [x for x, _ in zip(steps(), range(5))] == [{SECRET}]",
    f"with exercise('f'):\n    assert [*repeat(f, 9, 1.0, seeded(3))] == [{SECRET}] * 9",
    f"with exercise('g'):\n    assert [a.number() for a in ask_each(g, [(np.ones(3), 1)] * 6)] == [{SECRET}] * 6",
    f"with exercise('g'):\n    assert sorted(g(float, int, len)) == sorted([{SECRET}] * (1 + len(g())))",
)
NAMES = ("f", "g", "answer", "Layer", "steps")
STEPS = (
    Step("given", GIVEN),
    *(s for n, text in enumerate(TESTS) for s in (Step("run", "pass", n), Step("test", text, grade_id=f"test_{n}"))),
)
JOB = job_of(STEPS, NAMES, message_bytes=1 << 20)

#: Bytes of memory and seconds that one conversation may take; frames measure less than 100 KB together.
MOST_MEMORY = 30 << 20
MOST_SECONDS = 5.0

_TAGS = "int float complex bytes tuple frozenset range slice fraction decimal scalar dtype type namedtuple".split()
_KINDS = "list dict set bytearray array objects generator randomstate".split()
_TYPES = (
    "int float str ValueError NotImplementedError KeyboardInterrupt SystemExit StopIteration AssertionError".split()
)
_ABLE = "__call__ __len__ __getitem__ __iter__ __next__ __str__ __float__ __bool__ __array__ __eq__ __class__".split()


class Liar:
    """Makes up frames.

    Args:
        seed: of this one's lies.
    """

    def __init__(self, seed: int):
        self._rng = random.Random(seed)
        self._buffers: list[bytes] = []
        self._announced: list[list[Any]] = []
        self._honesty = self._rng.choice([0.97, 0.999, 1.0])
        self._frames_left = self._rng.choice([3, 30, 300])
        self._question: dict[str, Any] = {}
        self._theirs: list[int] = []

    def hear(self, data: bytes) -> None:
        """Takes up a question."""
        size, buffers = struct.unpack_from("<II", data)
        self._question = msgpack.decode(data[8 + 8 * buffers :][:size])
        self._theirs += [number for number, _ in self._question.get("announced", [])]

    def speak(self, size: int) -> bytes:
        """What stands in the channel next, whatever was asked.

        Raises:
            Closed: at the end of what it has to say.
        """
        if self._frames_left == 0:
            raise Closed("end of the channel")
        self._frames_left -= 1
        said = bytearray()
        for _ in range(self._rng.choice([0, 0, 0, 0, 1, 2]) if self._theirs or not self._honest() else 0):
            on = self._rng.choice(self._theirs) if self._theirs and self._honest() else self._number()
            said += self._frame({"op": "callback", "on": on, "names": self._or_anything([])})
        said += self._frame(self._reply(self._question.get("id", 1)))
        if self._rng.random() < 0.01:
            said *= 100_000 // len(said) + 1
        if not self._honest():
            said[self._rng.randrange(len(said))] = self._rng.randrange(256)
        return bytes(said)

    def _reply(self, number: int) -> dict[str, Any]:
        odd = self._rng.choice([0, number - 1, number + 1, -1, True, None, "1", float(number)])
        head: dict[str, Any] = {"op": "reply", "to": number if self._honest() else odd}
        if self._rng.random() < 0.08:
            story = {"origin": self._number(), "name": "f", "line": "x" * 9, "where": self._or_anything("cell 3")}
            head["error"] = self._or_anything(story)
        if self._rng.random() < 0.03:
            head["interrupted"] = self._anything()
        return head

    def _frame(self, head: dict[str, Any]) -> bytes:
        self._buffers, self._announced = [], []
        objects = [
            [2 * n + 41 if self._honest() else self._number(), *self._body()]
            for n in range(self._rng.choice([0, 0, 0, 1, 2]))
        ]
        if "error" in head:
            values = [["type", self._rng.choice(_TYPES[3:])], "because", *(self._value() for _ in range(self._few()))]
        else:
            values = [self._answer() for _ in range(1 if self._honest() else self._few())]
        message = {
            **head,
            "values": self._or_anything(values),
            "announced": self._or_anything(self._announced),
            "objects": self._or_anything(objects),
            "dropped": self._or_anything([]),
            "released": self._or_anything([]),
        }
        text = msgpack.encode(message)
        lengths = struct.pack(f"<{len(self._buffers)}Q", *map(len, self._buffers))
        return struct.pack("<II", len(text), len(self._buffers)) + lengths + text + b"".join(self._buffers)

    def _answer(self) -> Any:
        """What the question, or another one, may be answered with."""
        asked = self._question.get("do") if self._honest() else self._rng.choice(["cell", "get", "next", "call"])
        if asked == "cell":
            return json.dumps({"outputs": self._or_anything([]), "error": self._or_anything(None)}, default=repr)
        if asked == "get":
            return ["tuple", [["tuple", [name, self._value()]] for name in NAMES if self._rng.random() < 0.9]]
        if asked == "next":
            return ["tuple", [self._or_anything(True), self._value()]]
        return self._value()

    def _value(self, depth: int = 0) -> Any:
        if not self._honest():
            return [self._rng.choice([*_TAGS, "ref", "handle"]), *(self._anything() for _ in range(self._few()))]
        choice = self._rng.randrange(6)
        if choice < 2:
            return self._handle()
        if choice == 2:
            return self._rng.choice([0.5, 1, -1, "x" * self._few() * 100, None, True, 2**60])
        if choice == 3:
            return ["float", self._rng.choice(["nan", "inf", "-inf"])]
        if choice == 4:
            kind, size = self._rng.choice([("<f8", 8), ("<i8", 8), ("|b1", 1), ("<c16", 16)])
            return ["scalar", kind, self._bytes(size)]
        return ["tuple", [self._value(depth + 1) for _ in range(self._few() if depth < 3 else 0)]]

    def _handle(self) -> Any:
        number = self._rng.randrange(1, 40, 2)
        base = ["type", "int"] if self._honest() else ["handle", self._rng.randrange(1, 40, 2)]
        parameters = [[f"x{n}", 1 if self._honest() else 4, False, self._anything()] for n in range(self._few())]
        able = [name for name in _ABLE if self._rng.random() < 0.5]
        description: Any = self._rng.choice(
            [
                ["function", "f", None, self._or_anything(parameters)],
                ["iterator"],
                [
                    "class",
                    "Layer",
                    self._or_anything(None),
                    [base, ["type", self._rng.choice(_TYPES)]][: self._few()],
                    able,
                    self._or_anything(["forward", "x"]),
                ],
                ["object", base, self._or_anything(["forward"])],
                ["object", ["type", "int"], []],
            ]
        )
        self._announced.append([number, self._or_anything(description)])
        return ["handle", number if self._honest() else self._number()]

    def _body(self) -> list[Any]:
        """A body, and the number of the buffer that belongs to it."""
        if not self._honest():
            return [[self._rng.choice(_KINDS), *(self._anything() for _ in range(self._few()))], self._anything()]
        if self._rng.random() < 0.5:
            return [["list", [self._value() for _ in range(self._few())]], None]
        shape = [self._few() for _ in range(self._few())] if self._honest() else [2**30]
        self._buffers.append(self._bytes(8 * math.prod(shape) % 10_000))
        form = f"<f8 Cw {','.join(map(str, shape))}" if self._honest() else self._anything()
        return [["array", form], len(self._buffers) - 1 if self._honest() else self._number()]

    def _bytes(self, size: int) -> bytes:
        return self._rng.randbytes(size if self._honest() else self._few())

    def _number(self) -> int:
        return self._rng.choice([*range(8), self._rng.randrange(60), -1, 2**40])

    def _few(self) -> int:
        return self._rng.choice([0, 1, 1, 2, 3, 4])

    def _honest(self) -> bool:
        return self._rng.random() < self._honesty

    def _or_anything(self, honest: Any) -> Any:
        return honest if self._honest() else self._anything()

    def _anything(self) -> Any:
        some = [
            None,
            True,
            0,
            -1,
            1.5,
            2**64 - 1,
            "",
            "x",
            "\0",
            b"\xff" * 9,
            "__class__",
            [],
            {},
            [[[]]],
            {"a": [1]},
            [1] * 50,
        ]
        return self._rng.choice([*some, float("nan"), float("inf"), "<f8 Cw 1", ["ref", 1], ["type", "int"]])


def converse(liar: Liar, report: Callable[[Report], None]) -> None:
    """Lets a judge ask a liar."""
    session = StudentClient(-1, -1, JOB.message_bytes)
    line = session._channel._stream
    with mock.patch.object(line, "_write", liar.hear), mock.patch.object(line, "_read", liar.speak):
        Judge(session, JOB, library_of(checks)).run(report)


def findings(seed: int, seen: Counter[str]) -> list[str]:
    """What is wrong with how the judge takes the lies of a number.

    Args:
        seed: the number.
        seen: counts how conversations end, and how tests are judged.
    """
    reports: list[Report] = []
    found = []
    begun = time.process_time()
    tracemalloc.start()
    try:
        converse(Liar(seed), reports.append)
    except BaseException as error:
        found.append(f"ends the judge: {type(error).__name__}: {error}")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    seconds = time.process_time() - begun
    seen.update(r.verdict.status for r in reports if r.verdict is not None)
    seen[reports[-1].event] += 1
    if any(r.verdict is not None and r.verdict.status == "passed" for r in reports):
        found.append("passes a test")
    if not found and reports[-1].event not in ("died", "ended"):
        found.append(f"ends with {reports[-1]}")
    if peak > MOST_MEMORY:
        found.append(f"takes {peak >> 20} MB")
    if seconds > MOST_SECONDS:
        found.append(f"takes {seconds:.1f} s")
    return [f"liar {seed} {what}" for what in found]


def flood(messages: int) -> tuple[float, int]:
    """A process that calls a function of the judge's so many times before it gives an answer.

    Returns:
        Processor seconds of the judge, and bytes that it holds at the end.
    """
    liar = Flood(messages)
    session = StudentClient(-1, -1)
    line = session._channel._stream
    begun = time.process_time()
    tracemalloc.start()
    with mock.patch.object(line, "_write", liar.hear), mock.patch.object(line, "_read", liar.speak):
        assert session.request("call", 1, len) == messages
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return time.process_time() - begun, held


class Flood(Liar):
    """Says one thing again and again."""

    def __init__(self, messages: int):
        super().__init__(0)
        self._left = self._all = messages

    def speak(self, size: int) -> bytes:
        self._left -= 1
        if self._left >= 0:
            return self._plain({"op": "callback", "on": self._theirs[0], "names": []}, ["tuple", [1, 2]])
        return self._plain({"op": "reply", "to": 1}, self._all)

    def _plain(self, head: dict[str, Any], value: Any) -> bytes:
        rest: dict[str, Any] = {"announced": [], "objects": [], "dropped": [], "released": []}
        text = msgpack.encode({**head, "values": [value], **rest})
        return struct.pack("<II", len(text), 0) + text


def main() -> None:
    """Holds conversations and prints what was found; exit status 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conversations", type=int, default=100_000)
    parser.add_argument("--messages", type=int, default=1_000_000, help="of a process that never comes to an end")
    parser.add_argument("--seed", type=int, default=0, help="of the first")
    options = parser.parse_args()
    seen: Counter[str] = Counter()
    found = 0
    for seed in range(options.seed, options.seed + options.conversations):
        for what in findings(seed, seen):
            print(what, flush=True)
            found += 1
    print(f"{options.conversations} conversations, {found} findings; how they ended: {dict(seen.most_common())}")
    seconds, held = flood(options.messages)
    print(f"{options.messages} calls before an answer: {seconds:.1f} s of the judge, which then holds {held >> 10} KB")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
