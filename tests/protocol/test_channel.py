"""Plain data crosses the channel whole; anything else is refused, quickly and in one way."""

# ruff: noqa: E501  # rows of the tables stay whole

from __future__ import annotations

import collections
import datetime
import fcntl
import math
import os
import struct
import tempfile
from contextlib import suppress
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import msgpack

from autograder.protocol import frames
from autograder.protocol.channel import Channel
from autograder.protocol.frames import Closed, FrameStream, ProtocolError, TooLarge
from autograder.protocol.messages import Reply, Request

Pair = collections.namedtuple("Pair", "first second")


class Colour(IntEnum):
    RED = 3


class Name(str):
    pass


class Thing:
    pass


def describe(value: Any, encode: Any) -> list[Any]:
    return ["thing"]


def build(number: int, description: Any, decode: Any) -> Any:
    return Thing()


class Ends:
    """Two wires, the end of one being the beginning of the other."""

    def __init__(self) -> None:
        self.fds = [*os.pipe(), *os.pipe()]
        for write in (self.fds[1], self.fds[3]):
            fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 1 << 20)
        self.judge = Channel(self.fds[0], self.fds[3], 0, describe, build)
        self.student = Channel(self.fds[2], self.fds[1], 1, describe, build)

    def to_student(self, *values: Any) -> list[Any]:
        self.judge.send(Request(do="call", id=1), list(values))
        return self.student.receive()[1]

    def to_judge(self, *values: Any) -> list[Any]:
        self.student.send(Reply(to=1), list(values))
        return self.judge.receive()[1]

    def close(self) -> None:
        for fd in self.fds:
            os.close(fd)


@pytest.fixture
def ends():  # type: ignore[no-untyped-def]
    pair = Ends()
    yield pair
    pair.close()


def same(a: Any, b: Any) -> bool:
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        if a.dtype != b.dtype or a.shape != b.shape or a.flags.writeable != b.flags.writeable:
            return False
        if a.flags.f_contiguous != b.flags.f_contiguous:
            return False
        return all(map(same, a.ravel(), b.ravel())) if a.dtype == object else a.tobytes() == b.tobytes()
    if isinstance(a, np.generic):
        return bool(a == b) or a.tobytes() == b.tobytes()
    if isinstance(a, Decimal):
        return str(a) == str(b)
    if isinstance(a, float):
        return struct.pack("d", a) == struct.pack("d", b) or (math.isnan(a) and math.isnan(b))
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(map(same, a.values(), b.values()))
    return bool(a == b)


read_only = np.arange(4.0)
read_only.flags.writeable = False

VALUES: list[Any] = [
    *(None, True, False, 0, -1, 2**53, 2**63, -(2**64), 10**5000, 0.1, -0.0, math.nan, math.inf, -math.inf, 1e308),
    *(1 + 2j, complex(math.nan, -0.0), "", "text", "\ud800", "\0\u2713", b"", b"\xff\0", bytearray(b"abc")),
    *([], [1, [2, [3, "x"]]], (), (1, (2,)), {}, {"a": 1, 2: [3], (4, 5): {"b": None}}, set(), {1, "a", (2, 3)}),
    *(frozenset({1, 2}), range(3, 30, 4), slice(1, None, -2), ..., Fraction(-3, 7), Decimal("1.50"), Decimal("NaN")),
    *(
        np.float64(0.1),
        np.float32(1),
        np.float16(2),
        np.int8(-3),
        np.uint64(2**64 - 1),
        np.bool_(True),
        np.complex64(1j),
    ),
    *(np.str_("hi"), np.str_(""), np.bytes_(b"x"), np.datetime64("2024-01-02"), np.timedelta64(3, "s")),
    *(np.arange(6).reshape(2, 3), np.asfortranarray(np.arange(6.0).reshape(2, 3)), np.zeros((0, 3)), np.array(5.0)),
    *(np.array([True, False]), np.arange(3, dtype=np.float16), np.array(["a", "bcd"]), np.array([b"x"]), read_only),
    *(np.array([1j]), np.array([1, 2], dtype=">i4"), np.array(["2024-01-02"], dtype="M8[D]"), np.longdouble("0.1")),
    np.array([Fraction(1, 2), [1], None, "a"], dtype=object),
    *(np.dtype("float32"), int, float, str, type(None), ValueError, np.float32, datetime.date, collections.Counter),
    *(datetime.date(2024, 2, 29), datetime.timedelta(-1, 5, 7), datetime.time(1, 2, fold=1), datetime.datetime.min),
    datetime.datetime(2024, 2, 29, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=2))),
    *(collections.Counter("aab"), collections.OrderedDict(b=1, a=[2])),
]


@pytest.mark.parametrize("value", VALUES, ids=[f"{i}-{type(v).__name__}" for i, v in enumerate(VALUES)])
def test_plain_data_arrives_as_it_was_in_both_directions(ends: Ends, value: Any) -> None:
    assert same(ends.to_student(value)[0], value)
    assert same(ends.to_judge(value)[0], value)


@pytest.mark.parametrize(
    ("value", "arrives"),
    [
        (Pair(1, [2]), (1, [2])),
        (Colour.RED, 3),
        (Name("x"), "x"),
        ({"a": 1}.keys(), ["a"]),
        ({"a": 1}.items(), [("a", 1)]),
        (collections.defaultdict(int, a=1), {"a": 1}),
        (collections.deque([1, 2]), [1, 2]),
    ],
)
def test_what_is_not_quite_plain_arrives_as_what_it_stands_on(ends: Ends, value: Any, arrives: Any) -> None:
    (got,) = ends.to_judge(value)
    assert got == arrives
    assert type(got) is type(arrives) or got._fields == ("first", "second")


def test_a_matrix_arrives_as_an_array(ends: Ends) -> None:
    (got,) = ends.to_judge(np.ones((2, 2)).view(np.matrix))
    assert type(got) is np.ndarray and got.shape == (2, 2)


@pytest.mark.parametrize(
    "kind", [np.random.PCG64, np.random.PCG64DXSM, np.random.MT19937, np.random.Philox, np.random.SFC64]
)
def test_a_generator_arrives_with_its_state_and_what_it_spawns(ends: Ends, kind: Any) -> None:
    rng = np.random.Generator(kind(5))
    rng.integers(10, size=3, dtype=np.uint32)
    (got,) = ends.to_student(rng)
    assert got.random() == rng.random()
    assert got.spawn(1)[0].random() == rng.spawn(1)[0].random()
    (legacy,) = ends.to_student(np.random.RandomState(kind(5)))
    assert legacy.standard_normal() == np.random.RandomState(kind(5)).standard_normal()


def test_one_object_stays_one_object(ends: Ends) -> None:
    inner = [1]
    a, (b, c), d = ends.to_student(inner, (inner, inner), {"x": inner})
    assert a is b and b is c and d["x"] is a


def test_a_list_may_hold_itself_and_be_nested_deeply(ends: Ends) -> None:
    loop: list[Any] = []
    loop.append(loop)
    (got,) = ends.to_student(loop)
    assert got[0] is got
    deep: list[Any] = []
    for _ in range(20_000):
        deep = [deep]
    (got,) = ends.to_judge(deep)
    depth = 0
    while got:
        got, depth = got[0], depth + 1
    assert depth == 20_000


def test_changes_are_made_in_place_on_the_other_side(ends: Ends) -> None:
    array, items, table, unique, raw, rng = np.zeros(3), [1], {"a": 1}, {1}, bytearray(b"x"), np.random.default_rng(1)
    theirs = ends.to_student(array, items, table, unique, raw, rng)
    theirs[0][1] = 7
    theirs[1].append(theirs[0])
    theirs[2].update(b=2)
    theirs[3].add(2)
    theirs[4].extend(b"y")
    draw = theirs[5].random()
    ends.to_judge(None)
    assert array.tolist() == [0, 7, 0] and items == [1, array] and items[1] is array
    assert (table, unique, raw) == ({"a": 1, "b": 2}, {1, 2}, bytearray(b"xy"))
    twin = np.random.default_rng(1)
    assert twin.random() == draw and rng.random() == twin.random()


def test_what_nobody_holds_is_forgotten_by_both(ends: Ends) -> None:
    kept = [np.zeros(10), {"a": [1]}]
    theirs = ends.to_student(kept, [1, 2])
    assert ends.judge.shared_count() == 5  # the other side has not spoken yet
    del theirs[1]
    ends.to_judge(None)
    assert ends.judge.shared_count() == ends.student.shared_count() == 4
    theirs.clear()
    ends.to_judge(None)
    assert ends.judge.shared_count() == ends.student.shared_count() == 0
    (again,) = ends.to_student(kept)
    again[1]["a"].append(2)
    ends.to_judge(None)
    assert kept[1] == {"a": [1, 2]}


def test_an_object_that_one_side_keeps_stays_the_same_object(ends: Ends) -> None:
    buffer = np.zeros(2)
    (first,) = ends.to_judge(buffer)
    buffer += 1
    (second,) = ends.to_judge(buffer)
    assert first is second and first.tolist() == [1, 1]


def test_a_handle_that_comes_back_is_the_object_itself_and_is_let_go(ends: Ends) -> None:
    thing = Thing()
    (handle,) = ends.to_judge(thing)
    (returned,) = ends.to_student(handle)
    assert returned is thing
    assert list(ends.student._kept.values()) == [thing]
    del handle
    ends.to_student(None)
    assert not ends.student._kept and not ends.student._kept_numbers


def test_a_message_that_cannot_be_sent_changes_nothing(ends: Ends) -> None:
    shared = [1]
    (theirs,) = ends.to_student(shared)
    shared.append(2)
    for refused in (10**400_000, np.zeros(1 << 24), [np.zeros(1 << 23), np.ones(1 << 23)]):
        with pytest.raises(TooLarge):
            ends.judge.send(Request(do="call", id=1), [[1], refused])
    nested: Any = ()
    for _ in range(100):
        nested = (nested,)
    with pytest.raises(TooLarge):
        ends.judge.send(Request(do="call", id=1), [nested])
    ends.to_student(None)
    assert theirs == [1, 2] and ends.judge.shared_count() == 1


def test_a_message_that_was_too_large_can_be_sent_with_other_values(ends: Ends) -> None:
    reply = Reply(to=1)
    with pytest.raises(TooLarge):
        ends.student.send(reply, [[*range(3_000_000)]])
    ends.student.send(reply, ["too large"])
    assert ends.judge.receive()[1] == ["too large"]


def test_what_is_nested_deeply_is_refused_or_forgotten_in_time(ends: Ends) -> None:
    deep: list[Any] = []
    for _ in range(20_000):
        deep = [deep]
    (theirs,) = ends.to_student(deep)
    del deep, theirs
    for _ in range(3):
        ends.to_student(None)
    assert ends.judge.shared_count() < 20_000


def test_the_end_of_the_line_is_told(ends: Ends) -> None:
    os.close(ends.fds[1])
    with pytest.raises(Closed):
        ends.judge.receive()
    ends.fds[1] = os.open(os.devnull, os.O_RDONLY)


# ---------------------------------------------------------------------------------------------------- hostile bytes


def frame(header: Any, *buffers: bytes) -> bytes:
    text = header if isinstance(header, bytes) else msgpack.encode(header)
    lengths = struct.pack(f"<{len(buffers)}Q", *map(len, buffers))
    return struct.pack("<II", len(text), len(buffers)) + lengths + text + b"".join(buffers)


def receive(data: bytes) -> Any:
    """What the judge makes of these bytes."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        return Channel(file.fileno(), -1, 0, describe, build).receive()


def message(*values: Any, **fields: Any) -> dict[str, Any]:
    empty = {key: [] for key in ("announced", "objects", "dropped", "released")}
    return {"op": "reply", "to": 1, "values": list(values), **empty, **fields}


HOSTILE: list[tuple[Any, list[bytes]]] = [
    *((h, []) for h in (b"", b"\x90", b"\x81", b"\xc0", b"\x81\xa1\xff\x01", b"\x80\x80", b"\x91" * 50_000 + b"\x90", b"\xdd\xff\xff\xff\xff", b"\xff")),
    *((h, []) for h in ({}, message(values=3), message(objects=[[1]]), message(objects=[[1, ["list", []]]]), message(announced=[3]), message(released=[1]))),
    *((message(dropped=[d]), []) for d in (1, [], None)),
    *((message(**{k: v}), []) for k in ("op", "to") for v in (None, [], {}, "1", 1.5, True, b"")),
    *((message(op=o), []) for o in ("answer", "request", "callback", "Reply", "")),
    *((message(error=e), []) for e in (3, [], "x", {"line": 3}, {"where": []}, {"origin": "0"}, {"origin": True}, {"name": b"f"})),
    *((message(interrupted=i), []) for i in (1, "yes", [], None)),
    *((message(op="callback", on=o, names=n), []) for o, n in ((None, []), ("3", []), (3, None), (3, [1]), (3, "f"), (True, []))),
    *((message(objects=[[n, ["list", []], None]]), []) for n in (0, 2, -1, 1.0, True, None, "1", [1], 2**63)),
    *((message(["ref", n]), []) for n in (0, 1, None, [], {}, "1")),
    *((message(["handle", n]), []) for n in (0, 1, None, [], {})),
    *((message(v), []) for v in ([], {}, ["nothing"], [["tuple"]], ["tuple"], ["tuple", 1], ["tuple", [], 1], 2**63, float("inf"), b"1")),
    *((message(v), []) for v in (["int", "zz"], ["int", 3], ["int", "f" * 300_000], ["float", "x"], ["complex", "1"])),
    *((message(v), []) for v in (["range", 1, 2, 0], ["range"], ["range", "a"], ["slice"], ["fraction", 1, 0], ["fraction", 1.0, 2])),
    *((message(v), []) for v in (["decimal", "1" * 20_000], ["decimal", "x"], ["bytes", "x"], ["bytes", 3], ["str", "x"], ["str", b"\xff"])),
    *((message(v), []) for v in (["type", "os"], ["type", "type"], ["type", []], ["dtype", "O"], ["dtype", "i4,i4"], ["dtype", []])),
    *((message(["namedtuple", n, f, v]), []) for n, f, v in (("A", ["b", "b"], [1, 2]), ("A-", [], []), ("A", ["_x"], [1]), ("A", ["x"], []))),
    *((message(["namedtuple", "A", ["x" * 10], [1], 2]), []), (message(["namedtuple", "class", ["import"], [1]]), [])),
    *((message(["scalar", "f8", b]), []) for b in (b"", b"1234567", b"123456789")),
    *((message(["scalar", d, b"12345678"]), []) for d in ("O", "O8", "T", "i3", "f9", 8, None, ["sub", "O", [1]])),
    *((message(["frozenset", [["ref", 3]]], objects=[[3, ["list", []], None]]), []), (message(objects=[[3, ["dict", [1]], None]]), [])),
    *((message(objects=[[3, ["dict", [["ref", 3], 1]], None]]), []), (message(objects=[[3, ["set", [["ref", 3]]], None]]), [])),
    *((message(objects=[[3, ["array", ["f8", s, "C", True]], 0]]), [bytes(8)]) for s in ([-1], [2], [1.0], [True, 1.0], ["1"], [1] * 65, 1)),
    *((message(objects=[[3, ["array", f"<f8 {f}"], 0]]), [bytes(8)]) for f in ("Cw 2", "Cw -1", "Cw 1.0", "Cw " + "1," * 65, "Cw " + "1" * 60 + "x", "Cw 1,", "Cw ١", "Bw 1", "Cx 1", "C 1", "")),
    *((message(objects=[[3, ["array", f], 0]]), [bytes(8)]) for f in ("O8 Cw 1", "f9 Cw 1", " Cw 1", 3, None, [], ["f8", [1], "C"], b"<f8 Cw 1", "x" * 10**6)),
    *((message(objects=[[3, ["array", "<f8 Cw 1"], n]]), [bytes(8)]) for n in (1, -1, 2**40, 0.0, True, "0", None, [0])),
    (message(objects=[[3, ["array", "<f8 Cw 1", "x"], None]]), []),
    *((message(objects=[[3, body, 0]]), [bytes(8)]) for body in ("array", 3, None, {}, [], ["array"])),
    *((message(objects=[[3, ["array", ["V0", s, "C", True]], 0]]), [b""]) for s in ([2**40], [0, 2**40], [2**20])),
    (message(objects=[[3, ["array", ["<U1", [1], "C", True]], 0]]), [b"\xff\xff\xff\x7f"]),
    *((message(objects=[[3, ["objects", s, i, True], None]]), []) for s, i in (([2**30], []), ([1], []), ([-1], [1]), ([1], 3))),
    *((message(objects=[[3, [tag], None]]), []) for tag in ("list", "array", "generator", "os", 3, None)),
    *((message(objects=[[3, ["generator", g], None]]), []) for g in ([], ["PCG64", [], None], ["os", [1], None], ["PCG64", [1, 1, 2, 1], None], ["PCG64", [b"\xff" * 17, 1, 0, 1], None], ["PCG64", ["1", 1, 0, 1], None])),
    (message(objects=[[3, ["generator", ["MT19937", [[0] * 624, 625], None]], None]]), []),
    (message(objects=[[3, ["generator", ["Philox", [[0] * 4, [0] * 2, [0] * 4, -1, 0, 0], None]], None]]), []),
    (message(objects=[[3, ["generator", ["PCG64", [1, 1, 0, 1], [0, [], 4, 10**9]]], None]]), []),
    (message(objects=[[3, ["list", [1]], None], [3, ["dict", []], None]]), []),
]  # fmt: skip
nest: Any = 1
for _ in range(100):
    nest = ["tuple", [nest]]
HOSTILE.append((message(nest), []))
#: A structure with a letter that is none: where one was let in, numpy crashed when its hash was taken.
LETTERS = ["struct", ["a"], ["<U1"], [0], 4]
HOSTILE.append((message(["dtype", LETTERS]), []))
HOSTILE.append((message(["scalar", LETTERS, b"\xff\xff\xff\x7f"]), []))
HOSTILE.append((message(objects=[[3, ["array", [LETTERS, [1], "C", True]], 0]]), [b"\xff\xff\xff\x7f"]))
HOSTILE.extend(
    (message(["dtype", name]), []) for name in ("V4", "|V4", "O", "M8[25s]", "M8[as]", "<f3", "=f8", "<U", "i4,i4")
)


STRANGE = [
    np.zeros(2, dtype=[("a", "i4"), ("b", "U3")]),
    np.zeros(2, dtype=("f8", (2,))).view([("a", "f8", (2,))]),
    np.void(b"abc"),
    np.zeros(2, dtype="V3"),
    np.zeros(2, dtype="M8[25s]"),
    np.dtype([("a", "i4")]),
    np.dtype(object),
]


@pytest.mark.parametrize("value", STRANGE, ids=lambda v: str(getattr(v, "dtype", v)))
def test_dtypes_beyond_the_closed_list_are_refused_with_a_sentence(ends: Ends, value: Any) -> None:
    with pytest.raises(TypeError, match="cannot be judged: numbers, truth values, text and dates can"):
        ends.to_judge(value)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_what_is_no_message_is_refused_in_one_way(number: int) -> None:
    header, buffers = HOSTILE[number]
    with pytest.raises(ProtocolError):
        receive(frame(header, *buffers))


@pytest.mark.parametrize(
    "prefix",
    [
        struct.pack("<II", frames.MAX_HEADER + 1, 0),
        struct.pack("<II", 2, 2**32 - 1),
        struct.pack("<IIQ", 2, 1, 2**63),
        struct.pack("<IIQQ", 2, 2, 2**64 - 1, 2**64 - 1),
    ],
)
def test_lengths_are_checked_before_anything_is_read(prefix: bytes) -> None:
    with pytest.raises(ProtocolError):
        receive(prefix)


def test_an_announced_length_costs_no_memory() -> None:
    with pytest.raises(Closed):
        receive(struct.pack("<IIQ", 1, 1, 60 * frames.MIB) + b"\x80")


plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.text(max_size=5)
    | st.binary(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
tags = st.sampled_from(
    "int float complex bytes tuple frozenset range slice fraction decimal scalar dtype type namedtuple ref handle "
    "date datetime time timedelta".split()
)
kinds = st.sampled_from("list dict counter ordered set bytearray array objects generator randomstate".split())
parts = plain_values | st.sampled_from(
    ["<f8", "<U3", "|S2", "<M8[D]", "|V4", "M8[25s]", "PCG64", "MT19937", "<f8 Cw 2", [2, 2], "C", ["ref", 1], 1, 3]
)
bodies = st.builds(lambda tag, rest: [tag, *rest], kinds, st.lists(parts, max_size=5))
nodes = st.recursive(
    parts, lambda inner: st.builds(lambda tag, rest: [tag, *rest], tags, st.lists(inner, max_size=4)), max_leaves=8
)
messages = st.builds(
    lambda values, objects, dropped, released, announced: message(
        *values, objects=objects, dropped=dropped, released=released, announced=announced
    ),
    st.lists(nodes, max_size=3),
    st.lists(st.tuples(st.sampled_from([1, 3, 5, 2]), bodies, st.none() | st.just(0)).map(list), max_size=3),
    st.lists(st.integers(0, 5), max_size=2),
    st.lists(st.integers(0, 5), max_size=1),
    st.lists(st.tuples(st.integers(0, 5), plain_values).map(list), max_size=2),
)


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(header=messages | plain_values, buffer=st.binary(max_size=32))
def test_any_message_is_read_or_refused_and_what_is_read_can_be_used(header: Any, buffer: bytes) -> None:
    try:
        _, values = receive(frame(header, buffer))
    except ProtocolError:
        return
    for value in values:
        repr(value)
        with suppress(TypeError):
            hash(value)
        if isinstance(value, np.ndarray | np.generic):
            value.tolist()
            _ = value == value


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        receive(data)
    except (ProtocolError, Closed):
        pass


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(), st.binary(max_size=50))
def test_a_frame_with_one_byte_changed_is_read_or_refused(place: int, noise: bytes) -> None:
    honest = bytearray(
        frame(
            message(
                ["bytes", b"x"], ["ref", 1], objects=[[1, ["list", [1, 2.5, "x"]], None], [3, ["array", "|i1 Cw 4"], 0]]
            ),
            b"data",
        )
    )
    for i, byte in enumerate(noise):
        honest[(place + 7 * i) % len(honest)] ^= byte
    try:
        receive(bytes(honest))
    except (ProtocolError, Closed):
        pass


def test_frames_arrive_as_they_were_sent_one_by_one() -> None:
    sent = [
        ({"a": [b"x", {"b": 1}]}, [b"", b"z"]),
        ({}, []),
        ({"d": 1}, [b"y" * 500_000]),
        ({"e": "x" * 10**6}, [b"y" * 10**6, b"z"]),
    ]
    with tempfile.TemporaryFile() as file:
        line = FrameStream(file.fileno(), file.fileno())
        for frame in sent:
            line.send(*frame)
        file.seek(0)
        assert [line.receive() for _ in sent] == sent
        with pytest.raises(Closed):
            line.receive()


def test_a_line_that_nobody_reads_is_closed() -> None:
    read, write = os.pipe()
    line = FrameStream(read, write)
    os.close(read)
    with pytest.raises(Closed):
        line.send({})
    os.close(write)
