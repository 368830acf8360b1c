"""A test cell that uses the student's names over the channel sees what it would see in one process."""

# ruff: noqa: E501  # rows of the tables stay whole

from __future__ import annotations

import ast
import inspect
import os
import signal
import struct
import tempfile
import threading
import time
import types
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from autograder.judge.student_client import StudentClient, StudentDied, StudentGone, StudentInterrupted
from autograder.protocol.frames import FrameStream
from tests.support.channel import Serve, open_session

STUDENT = """
import collections, functools
from fractions import Fraction
import numpy as np

Point = collections.namedtuple("Point", "x y")
table = {"a": [1, 2], "b": np.arange(3)}
numbers = [3, 1, 2]

def add(a, b=2, *, c=3, **more):
    "Adds."
    return a + b + c + sum(more.values())

def same(x):
    return x

def both(x, y):
    return x is y

def bound(method, of):
    return method.__self__ is of and method == of.forward

def increment(x):
    x += 1

def grow(items):
    items.append(len(items))
    return items

def regroup(table):
    first = table.pop("first")
    table["second"] = [first, first]

def draw(rng, n):
    return rng.random(n)

def legacy(random):
    return random.normal()

def spawn(rng):
    return [child.random() for child in rng.spawn(2)]

def apply(function, *args, **kwargs):
    return function(*args, **kwargs)

def apply_twice(function, x):
    return function(function(x))

def compose(f, g):
    return lambda x: f(g(x))

def guarded(function):
    try:
        return function()
    except ValueError as error:
        return f"caught {error}"
    except ZeroDivisionError:
        raise

def catches_its_own(function):
    try:
        return function()
    except Insufficient as error:
        return "its own", error.args

def raises(kind, *args):
    raise kind(*args)

class Insufficient(ValueError):
    pass

class Strange(Insufficient, KeyError):
    pass

def insufficient():
    raise Insufficient("too little", 3)

def strange():
    raise Strange("odd")

def stops():
    return next(iter([]))

def unfinished():
    raise NotImplementedError

def misspelt():
    return nump.zeros(3)

def missing_attribute():
    return np.zros(3)

def ends():
    raise SystemExit(3)

def interrupts():
    raise KeyboardInterrupt

def count(n):
    for i in range(n):
        yield i * i

def pairs(rng):
    while True:
        yield rng.integers(100), rng

def lazily(items):
    return (2 * x for x in items)

class Layer:
    "A layer."
    kind = "dense"

    def __init__(self, size, rng=None):
        self.W = np.ones((size, size))
        self.rng = rng
        self.cache = None
        self.buffer = np.zeros(size)

    def forward(self, x):
        self.cache = x
        return self.W @ x

    def reuse(self, x):
        self.buffer[:] = x
        return self.buffer

    def total(self):
        return float(self.cache.sum())

    def draw(self):
        return self.rng.random()

    @property
    def size(self):
        return len(self.W)

    @classmethod
    def make(cls):
        return cls(2)

    def __len__(self):
        return 7

    def __getitem__(self, key):
        return key if key != 9 else self.missing

    def __call__(self, x):
        return self.forward(x)

class Sub(Layer):
    def __iter__(self):
        return iter([1, 2])

class Odd(Layer):
    forward = property(lambda self: "a word")
    draw = staticmethod(lambda: 4)

    def __init__(self):
        self.total = False
        self.reuse = lambda x: x + 1

    def late(self):
        self.late = 3

class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n

class Number:
    def __float__(self):
        return 2.5
    def __bool__(self):
        return False
    def __str__(self):
        return "two and a half"
    def __array__(self, dtype=None, copy=None):
        return np.array([1.0, 2.0])

class Agreeable:
    def __eq__(self, other):
        return True
    __hash__ = None
    def __contains__(self, other):
        return True
    def __iter__(self):
        return iter(())

layer = Layer(3)
tanh = np.tanh
partial = functools.partial(add, 1)
shared = np.zeros(2)

def bump():
    shared[0] += 1
    return shared

def names():
    return Point(1, [2])
"""

#: Each snippet leaves its result in ``r``; what it gives in one process it must give over the channel.
SNIPPETS = [
    "r = add(1), add(1, 1), add(1, c=5), add(1, 2, c=3, d=4)",
    "r = add.__name__, add.__doc__, str(inspect.signature(add))",
    "r = inspect.isfunction(add), inspect.isclass(Layer), callable(layer), callable(Number())",
    "x = np.arange(3.0); y = same(x); r = y is x, x.flags.writeable, x.dtype.str",
    "x = [1, {'a': (2, [3])}]; y = same(x); r = y is x, y",
    "x = np.zeros(3); increment(x); increment(x); r = x.tolist()",
    "x = np.zeros((3, 4)); increment(x[:, 1]); r = x.tolist()",
    "x = np.asfortranarray(np.zeros((2, 3))); increment(x); r = x.tolist(), x.flags.f_contiguous",
    "x = np.zeros(3); x.flags.writeable = False; increment(x); r = x.tolist()",
    "x = []; grow(x); y = grow(x); r = x, y is x",
    "t = {'first': [1]}; f = t['first']; regroup(t); r = t, t['second'][0] is f, t['second'][1] is f",
    "x = np.zeros(2); r = both(x, x), both(x, np.zeros(2)), both([], []), both([x], [x])",
    "g = np.random.default_rng(3); r = draw(g, 2).tolist(), g.random(), draw(g, 1).tolist(), g.random()",
    "g = np.random.Generator(np.random.MT19937(3)); r = draw(g, 2).tolist(), g.random()",
    "g = np.random.RandomState(3); r = legacy(g), g.normal(), legacy(g)",
    "g = np.random.default_rng(3); r = spawn(g), spawn(g), g.spawn(1)[0].random()",
    "r = apply(lambda a, b: a + b, 1, b=2), apply(max, [1, 5]), apply(np.tanh, 0.5), apply(float, '2')",
    "r = apply_twice(lambda v: v + [1], [])",
    "seen = []; apply(seen.append, 3); r = seen",
    "x = np.zeros(2)\ndef change(a): a += 1; return a\nr = apply(change, x) is x, x.tolist()",
    "r = compose(lambda x: x + 1, lambda x: 2 * x)(5), apply(compose, abs, abs)(-3)",
    "r = apply(lambda: apply(lambda: apply(add, 1)))",
    "def fact(n): return 1 if n == 0 else n * apply(fact, n - 1)\nr = fact(10)",
    "r = apply(add, 1) == add(1), same(add) is add, same(Layer) is Layer, same(layer) is layer",
    "r = apply(same, tanh)(0.0), tanh.__name__, partial(2), partial(b=4)",
    "def bad(): raise ValueError('mine')\nr = guarded(bad)",
    "def bad(): raise ZeroDivisionError('mine')\nguarded(bad)",
    "class Own(Exception): pass\ndef bad(): raise Own('x')\ntry: apply(bad)\nexcept Own as e: r = str(e), type(e) is Own",
    "error = KeyError('k')\ndef bad(): raise error\ntry: apply(bad)\nexcept KeyError as e: r = e is error",
    "def bad(): raise Insufficient('x')\nr = catches_its_own(bad), catches_its_own(insufficient)",
    "def bad(): bytes([255]).decode()\ntry: apply(bad)\nexcept UnicodeDecodeError as e: r = e.start, e.reason",
    "raises(ValueError, 'a', 2)",
    "raises(KeyError, 'a')",
    "raises(OSError, 2, 'gone')",
    "raises(FileNotFoundError, 2, 'gone')",
    "raises(np.linalg.LinAlgError, 'singular')",
    "raises(UnicodeDecodeError, 'ascii', b'x', 0, 1, 'why')",
    "raises(RecursionError, 'deep')",
    "try: insufficient()\nexcept Insufficient as e: r = e.args, isinstance(e, ValueError), type(e).__name__",
    "try: strange()\nexcept Insufficient as e: r = isinstance(e, KeyError), type(e) is Strange",
    "insufficient()",
    "unfinished()",
    "try: misspelt()\nexcept NameError as e: r = e.name, str(e)",
    "try: missing_attribute()\nexcept AttributeError as e: r = e.name",
    "try: ends()\nexcept SystemExit as e: r = e.args, e.code",
    "apply(lambda: insufficient())",
    "r = list(count(4)), [a for a, _ in zip(count(10), range(3))], isinstance(count(1), types.GeneratorType)",
    "c = count(3); r = next(c), next(c), list(c), next(c, 'end'), list(c)",
    "g = np.random.default_rng(0); p = pairs(g); r = next(p)[0], next(p)[1] is g, g.integers(100), next(p)[0]",
    "r = list(lazily(iter([1, 2]))), list(lazily(x for x in range(3))), list(lazily(count(3)))",
    "r = list(Countdown(3)), sum(Countdown(4)), next(Countdown(2))",
    "L = Layer(2); r = isinstance(L, Layer), isinstance(Sub(1), Layer), issubclass(Sub, Layer), type(L).__name__",
    "r = Layer.kind, Layer.__doc__, Layer.make().size, type(Layer.make()) is Layer",
    "L = Layer(2); x = np.ones(2); y = L.forward(x); x += 5; r = y.tolist(), L.total(), L.cache is x",
    "L = Layer(2); a = L.reuse(1); b = L.reuse(2); r = a is b, a.tolist()",
    "L = Layer(2); a = L.reuse(np.ones(2)).copy(); b = L.reuse(np.zeros(2)); r = a.tolist(), b.tolist()",
    "g = np.random.default_rng(5); L = Layer(2, g); r = L.draw(), g.random(), L.draw(), L.rng is g",
    "L = Layer(2); L.W = np.zeros((2, 2)); L.W[0, 0] = 9; r = L.forward(np.ones(2)).tolist(), hasattr(L, 'nix')",
    "L = Layer(2); L.W *= 2; r = L.W.tolist(), L(np.ones(2)).tolist(), len(L), L[3], L['k']",
    "Layer(2)[9]",
    "Layer.kind = 'sparse'; r = Layer(1).kind, layer.kind; Layer.kind = 'dense'",
    "f = layer.forward; r = f(np.ones(3)).tolist(), list(map(layer.forward, [np.zeros(3)]))[0].tolist()",
    "L = Layer(2); r = Layer.forward(L, np.ones(2)).tolist(), apply(L.forward, np.zeros(2)).tolist(), L.forward.__name__",
    "L = Sub(2); r = L.forward(x=np.ones(2)).tolist(), list(inspect.signature(Layer.forward).parameters)",
    "o = Odd(); r = o.forward, o.draw(), o.total, callable(o.total), o.reuse(1), callable(o.late), o.late()",
    "o = Odd(); o.late(); o.late()",
    "r = same(lambda: 3)(), same(same(abs))(-2)",
    "L = Layer(2); f = same(L.forward); r = f(np.ones(2)).tolist(), bound(L.forward, L), bound(f, L)",
    "o = Odd(); o.total()",
    "L = Layer(2); L.total = lambda: 5; r = L.total()",
    "r = list(Sub(1)), 2 in Sub(1), 5 in Sub(1)",
    "n = Number(); r = float(n), bool(n), str(n), np.asarray(n).tolist(), f'{n}'",
    "r = table, table['b'].dtype.str, sorted(numbers), numbers",
    "table['c'] = 1; r = same(table) is table, table",
    "a = bump(); b = bump(); r = a is b, a.tolist(), shared is a",
    "p = names(); r = p.x, p[1], p._fields, p == (1, [2]), len(p)",
    "len(add)",
    "layer.nix",
    "layer.forward()",
    "add()",
    "same(1, 2)",
]


def namespace() -> dict[str, Any]:
    return {"np": np, "inspect": inspect, "types": types}


def outcome(snippet: str, names: dict[str, Any]) -> tuple[str, ...]:
    try:
        exec(compile(snippet, "<snippet>", "exec"), names)
    except (Exception, SystemExit) as error:
        return type(error).__name__, str(error)
    return ("gives", repr(names["r"]))


@pytest.fixture(scope="module")
def session() -> Iterator[StudentClient]:
    with open_session(STUDENT) as (session, _):
        yield session


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_a_snippet_gives_over_the_line_what_it_gives_in_one_process(session: StudentClient, snippet: str) -> None:
    local: dict[str, Any] = namespace()
    exec(STUDENT, local)
    far = namespace()
    defined = local.keys() - far.keys() - {"__builtins__", "collections", "functools", "Fraction"}
    read = {n.id for n in ast.walk(ast.parse(snippet)) if isinstance(n, ast.Name)}
    far |= {name: session.get(name) for name in read & defined}
    assert outcome(snippet, far) == outcome(snippet, local)


def test_operators_and_comparison_stay_here(session: StudentClient) -> None:
    agreeable = session.get("Agreeable")()
    assert agreeable != 3 and agreeable == agreeable and 3 not in agreeable
    with pytest.raises(TypeError):
        agreeable + 1
    with pytest.raises(TypeError):
        np.testing.assert_allclose(agreeable, 3.0)


def test_the_judges_own_memory_is_no_answer() -> None:
    with open_session("import numpy as np\nsquares = np.ndarray") as (session, _):
        squares = session.get("squares")
        assert squares is not np.ndarray
        right = [np.arange(8.0) ** 2 for _ in range(50)]
        del right  # what the judge would make an array of eight numbers of
        assert not np.array_equal(squares(8), np.arange(8.0) ** 2)


def test_stop_iteration_does_not_end_the_loops_of_a_test(session: StudentClient) -> None:
    stops = session.get("stops")
    with pytest.raises(RuntimeError, match="StopIteration"):
        list(map(lambda _: stops(), range(3)))  # noqa: C417


def test_an_exception_tells_the_students_own_line(session: StudentClient) -> None:
    with pytest.raises(ValueError, match="too little") as caught:
        session.get("insufficient")()
    assert caught.value.student_line == 'raise Insufficient("too little", 3)'  # type: ignore[attr-defined]
    assert caught.value.student_where.startswith("in insufficient, line ")  # type: ignore[attr-defined]


def test_an_interrupt_that_the_code_raises_itself_is_an_ordinary_exception(session: StudentClient) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011
        session.get("interrupts")()
    assert type(caught.value).__name__ == "KeyboardInterrupt" and isinstance(caught.value, Exception)


def test_a_name_that_is_not_there_is_a_name_error(session: StudentClient) -> None:
    with pytest.raises(NameError) as caught:
        session.get("nowhere")
    assert caught.value.name == "nowhere"


def test_what_a_test_cannot_pass_is_said_and_the_line_goes_on(session: StudentClient) -> None:
    same = session.get("same")
    for value in (object(), np, 10**400_000, np.zeros(1 << 24)):
        with pytest.raises((TypeError, ValueError)):
            same(value)
    assert same(1) == 1


def test_an_answer_that_is_too_large_is_an_error_and_the_line_goes_on() -> None:
    source = "import numpy as np\ndef huge(): return np.zeros(1 << 24)\ndef big(): return 10 ** 400_000\ndef fine(): return 1"
    with open_session(source) as (session, _):
        for name in ("huge", "big"):
            with pytest.raises(ValueError, match="too large"):
                session.get(name)()
        assert session.get("fine")() == 1


def test_what_nobody_holds_costs_nothing_later(session: StudentClient) -> None:
    same, bump = session.get("same"), session.get("bump")
    for _ in range(50):
        same([np.zeros(10), {"a": [1]}])
    made = [session.get("Layer")(2) for _ in range(20)]
    kept = bump()
    del made
    same(1)
    assert session._channel.shared_count() <= 1
    assert len(session._channel._proxies) < 30
    del kept
    same(1)
    same(1)
    assert session._channel.shared_count() == 0


def test_printed_text_of_a_call_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    with open_session("def f(): return 5") as (session, _):
        assert session.get("f")() == 5
    assert capfd.readouterr().out == ""


# ---------------------------------------------------------------------------------------------------- a process that fails


LOOP = "def loop():\n    n = 0\n    while True: n += 1\ndef fine(): return 1\ndef hold(f):\n    try:\n        return f()\n    except Exception: return 2"


def interrupting(pid: int, after: float = 0.2) -> None:
    threading.Timer(after, os.kill, [pid, signal.SIGINT]).start()


def test_an_interrupt_stops_a_call_and_the_line_goes_on() -> None:
    with open_session(LOOP) as (session, pid):
        interrupting(pid)
        with pytest.raises(StudentInterrupted):
            session.get("loop")()
        assert session.get("fine")() == 1
        interrupting(pid)
        assert "KeyboardInterrupt" in str(session.run("while True: x = 1").error)
        assert session.get("fine")() == 1


def test_an_interrupt_while_nothing_runs_stops_the_next_request_alone() -> None:
    with open_session(LOOP) as (session, pid):
        fine = session.get("fine")
        os.kill(pid, signal.SIGINT)
        time.sleep(0.05)
        with pytest.raises(StudentInterrupted):
            fine()
        assert fine() == 1


def test_an_interrupt_inside_nested_calls_ends_them_all() -> None:
    with open_session(LOOP) as (session, pid):
        loop, hold = session.get("loop"), session.get("hold")
        interrupting(pid)
        with pytest.raises(StudentInterrupted):
            hold(lambda: hold(loop))
        assert session.get("fine")() == 1


def test_calls_without_an_end_to_their_nesting_are_stopped() -> None:
    with open_session("def apply(f): return f()") as (session, _):
        apply = session.get("apply")

        def again() -> Any:
            return apply(again)

        with pytest.raises(RecursionError):
            again()
        assert apply(lambda: 3) == 3


def test_a_process_that_ends_is_no_exception_that_a_test_could_catch() -> None:
    with open_session("import os\ndef end(): os._exit(0)") as (session, _):
        end = session.get("end")
        for _ in range(2):
            with pytest.raises(StudentDied):
                end()
    assert not issubclass(StudentGone, Exception)


def forging(*frames: bytes) -> Serve:
    def serve(read_fd: int, write_fd: int) -> None:
        for frame in frames:
            os.write(write_fd, frame)
        time.sleep(30)

    return serve


def framed(**header: Any) -> bytes:
    with tempfile.TemporaryFile() as file:  # a pipe may hold less: what a machine's pipes hold together is bounded
        FrameStream(-1, file.fileno()).send(header)
        file.seek(0)
        return file.read()


@pytest.mark.parametrize(
    "frame",
    [
        b"garbage" * 20,
        struct.pack("<II", 2**31, 5),
        framed(),
        framed(op="reply", to=7, values=[1]),
        framed(op="reply", to=1),
        framed(op="reply", to=1, values=[1, 2]),
        framed(op="reply", to=1, error={}),
        framed(op="reply", to=1, error=3, values=[["type", "ValueError"]]),
        framed(op="reply", to=1, error={}, values=[["type", "int"]]),
        framed(op="callback", on=2, names=[]),
        framed(op="callback"),
        framed(op="answer", to=1, values=[1]),
        framed(op=["reply"], to=1, values=[1]),
        framed(op="reply", to=1, values=[["handle", 3]], announced=[[3, ["class", "X", "", [["handle", 3]], [], []]]]),
        framed(op="reply", to=1, values=[["handle", 3]], announced=[[3, ["function", 1, 2, [["a"]]]]]),
        framed(
            op="reply", to=1, values=[["handle", 3]], announced=[[3, ["function", "f", "", [["a b", 1, False, 1]]]]]
        ),
        framed(op="reply", to=1, values=[["handle", 3]], announced=[[3, ["class", "a\0b", None, [], [], []]]]),
        framed(op="reply", to=1, values=[["handle", 3]], announced=[[3, "function"]]),
        framed(op="reply", to=1, values=[["handle", 3]], announced=[[3, ["class", "A", None, [], [], [1]]]]),
        framed(op="reply", to=1, values=[["handle", 3]], announced=[[3, ["class", "A", None, [], [], [""]]]]),
        framed(op="reply", to=1, values=[["handle", 3]], announced=[[3, ["object", ["type", "object"], [[]]]]]),
        framed(op="reply", to=1, values=[["ref", 2]]),
    ],
)
def test_a_process_that_sends_what_no_honest_one_sends_counts_as_dead(frame: bytes) -> None:
    with open_session(serving=forging(frame)) as (session, _):
        for _ in range(2):
            with pytest.raises(StudentDied):
                session.get("x")


def test_a_forged_end_of_a_cell_counts_as_dead() -> None:
    for values in ([], [1], ["[]"], ['{"outputs": 3, "error": null}'], ["[" * 10_000]):
        serving = forging(framed(op="reply", to=1, values=values))
        with open_session(serving=serving) as (session, _), pytest.raises(StudentDied):
            session.run("1")


def test_an_error_longer_than_anybody_reads_is_cut() -> None:
    told = '{"outputs": [], "error": "%s"}' % ("(<" * 20_000)
    with open_session(serving=forging(framed(op="reply", to=1, values=[told]))) as (session, _):
        error = session.run("1").error
        assert error is not None and len(error) == 2000
