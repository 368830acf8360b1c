"""Calls that are asked for together give what a loop gives, and a student's end that lies about them gains nothing."""

from __future__ import annotations

import itertools
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Draw, Wrong, ask_each, map_calls, repeat
from dropout_lab.checks.calls import draws

from autograder.judge import student_client
from autograder.judge.student_client import StudentClient, StudentDied, StudentInterrupted
from autograder.protocol.channel import Channel
from autograder.protocol.messages import Reply, Request
from autograder.student import server
from tests.support.channel import open_session

STUDENT = """
import os, time
import numpy as np

made = []
buffer = np.zeros(3)
kept = []

class Box:
    def __init__(self, x):
        self.x = x

def number(x):
    made.append(x)
    return x + 1

def coins(shape, p, rng):
    return rng.random(shape) >= p

def layer(x, p, rng):
    mask = rng.random(x.shape) >= p
    return x * mask, mask

def in_place(x, p, rng):
    x *= rng.random(x.shape) >= p
    return x

def in_table(table, rng):
    table["w"] *= rng.random(3)
    table["more"] = [table["w"]]
    return table

def step(table, x):
    made.append(table)
    return sum(float(np.sum(w)) for w in table.values()) * x, len(made)

def same_buffer(x):
    buffer[...] = buffer + x
    return buffer

def all_so_far(x):
    kept.append(x)
    return kept

def the_argument(x):
    return x

def box(x):
    return Box(x)

def spawned(rng):
    return rng.spawn(1)[0].random()

def raises_at_three(x):
    made.append(x)
    if len(made) == 3:
        raise ValueError("three is too many")
    return len(made)

def loops_at_three(x):
    made.append(x)
    while len(made) == 3:
        pass
    return len(made)

def dies_at_three(x):
    made.append(x)
    if len(made) == 3:
        os._exit(3)
    time.sleep(0.01)
    return len(made)

def large(x):
    made.append(x)
    return np.full(1 << 17, float(len(made)))

def too_large_at_three(x):
    made.append(x)
    return np.zeros(1 << 24 if len(made) == 3 else 1)

def how_many():
    return len(made)

def keep(function):
    kept.append(function)

def asks(x):
    return kept[0](x)
"""


@pytest.fixture
def session() -> Iterator[StudentClient]:
    with open_session(STUDENT) as (client, _):
        yield client


def plain(name: str) -> Callable[..., Any]:
    """The same function in this process."""
    namespace: dict[str, Any] = {}
    exec(STUDENT, namespace)
    found: Callable[..., Any] = namespace[name]
    return found


def seen(value: Any) -> str:
    """What a value holds at this moment."""
    if isinstance(value, np.random.Generator):
        return str(value.bit_generator.state)
    if type(value).__name__ == "Box":
        return f"Box({seen(value.x)})"
    return "".join(map(seen, value)) if isinstance(value, list | tuple) else repr(value)


def rng() -> np.random.Generator:
    return np.random.default_rng(5)


X = np.arange(12.0).reshape(3, 4) + 1
CALLS: dict[str, Callable[[], list[tuple[Any, ...]]]] = {
    "number": lambda: [(k,) for k in range(100)],
    "coins": lambda: [((2, 3), 0.5, r) for r in [rng()] for _ in range(90)],
    "layer": lambda: [(x, 0.5, r) for x, r in [(X.T.copy(), rng())] for _ in range(30)],
    "in_place": lambda: [(x, 0.5, r) for x, r in [(X.copy(), rng())] for _ in range(30)],
    "in_table": lambda: [({"w": w, 2: 3.0}, r) for w, r in [(np.ones(3), rng())] for _ in range(9)],
    "step": lambda: [({"w": w, "v": w, "u": 2 * w}, 0.5) for w in [np.ones(3)] for _ in range(9)],
    "same_buffer": lambda: [(np.float64(1.5),)] * 9,
    "all_so_far": lambda: [(x,) for x in [X.copy()] for _ in range(9)],
    "the_argument": lambda: [
        (x,) for x in (X, X[::-1], X[:, 1], np.zeros(0), np.array(1), "text", None, True, (1, "a"))
    ],
    "box": lambda: [(X.copy(),)] * 6,
    "spawned": lambda: [(r,) for r in [rng(), rng()] for _ in range(4)],
}


@pytest.mark.parametrize("name", CALLS)
def test_together_or_alone_or_in_one_process_calls_give_the_same(
    session: StudentClient, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def outcome(function: Callable[..., Any]) -> list[str]:
        calls = CALLS[name]()
        return [seen(value) for value in map_calls(function, calls)] + [seen(args) for args in calls]

    together = outcome(session.get(name))
    assert together == outcome(plain(name))
    monkeypatch.setattr(student_client, "_FIRST_CALLS", 1)
    monkeypatch.setattr(student_client, "_MOST_CALLS", 1)
    with open_session(STUDENT) as (alone, _):
        assert together == outcome(alone.get(name))


def test_few_messages_are_sent_and_ever_more_calls_go_with_one(
    session: StudentClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, asked = session.get("number"), list[int]()
    send = StudentClient._send
    monkeypatch.setattr(StudentClient, "_send", lambda s, m, values: (asked.append(len(values)), send(s, m, values))[1])
    assert [*repeat(number, 1000, 1)] == [2] * 1000
    assert asked == [4, 16, *[64] * 15, 20]
    assert session._channel.shared_count() == 0


def test_large_arguments_go_alone_and_large_results_come_in_order(session: StudentClient) -> None:
    arrays = [np.full(1 << 17, float(k)) for k in range(9)]
    assert [float(a[0]) for a in map_calls(session.get("the_argument"), [(a,) for a in arrays])] == [*range(9)]
    answers = repeat(session.get("large"), 90, 0)
    assert [float(a[0]) for a in answers] == [*range(1, 91)]


def test_no_call_is_made_after_one_that_raises(session: StudentClient) -> None:
    answers = repeat(session.get("raises_at_three"), 50, 1)
    assert [next(answers), next(answers)] == [1, 2]
    with pytest.raises(ValueError, match="three is too many") as raised:
        next(answers)
    assert raised.value.student_line == 'raise ValueError("three is too many")'  # type: ignore[attr-defined]
    assert not [*answers] and session.get("how_many")() == 3


def test_what_cannot_be_sent_is_an_error_of_its_own_call(session: StudentClient) -> None:
    answers = repeat(session.get("too_large_at_three"), 50, 1)
    assert [len(next(answers)), len(next(answers))] == [1, 1]
    with pytest.raises(ValueError, match="too large"):
        next(answers)
    assert session.get("how_many")() == 3


def test_a_changed_argument_is_told_of_the_call_that_changed_it(session: StudentClient) -> None:
    x = X.copy()
    for function in (session.get("in_place"), plain("in_place")):
        with pytest.raises(Wrong, match=r"in_place\(.*changed its input") as said:
            [*ask_each(function, [(x, 0.5, rng())] * 6)]
        assert said.value.misconception == "changes-its-input" and np.array_equal(x, X)
    assert len([*ask_each(session.get("layer"), [(x, 0.5, rng())] * 6)]) == 6


def test_what_raises_is_said_of_the_call(session: StudentClient) -> None:
    texts = []
    for function in (session.get("raises_at_three"), plain("raises_at_three")):
        with pytest.raises(Wrong) as said:
            [*ask_each(function, [(k,) for k in range(9)])]
        texts.append(str(said.value).partition(" (at")[0])
    assert texts[0] == texts[1] and texts[0].startswith("raises_at_three(2) raised ValueError: three is too many")


def test_a_draw_is_a_function_of_its_generator(session: StudentClient) -> None:
    sizes = itertools.cycle((2, 3, 4, 5))
    for function in (session.get("layer"), plain("layer")):
        fresh = Draw(function, lambda: np.ones(next(sizes)), 0.5, part=1)
        assert len(fresh(rng())) == 2 and [len(d) for d in draws(fresh, rng(), times=3)] == [3, 4, 5]
        counted = Draw(function, X, 0.5, asked=True, read=lambda answer: answer.pair("out", "mask")[1].sum())
        assert [*draws(counted, rng(), rng())] == [counted(rng())] * 2
        assert [*draws(lambda r: r.random(), rng(), times=2)] == [*rng().random(2)]


def test_what_is_still_to_come_is_taken_in_before_anything_else_is_asked(session: StudentClient) -> None:
    own, x = rng(), np.zeros(3)
    answers = repeat(session.get("coins"), 9, (4,), 0.5, own)
    first = next(answers)
    assert session.get("number")(1) == 2
    twin = rng()
    twin.random((4, 4))
    assert own.bit_generator.state == twin.bit_generator.state, "four calls were made"
    expected = [r.random(4) >= 0.5 for r in [rng()] for _ in range(9)]
    assert np.array_equal([first, *answers], expected)
    next(repeat(session.get("same_buffer"), 20, x))  # left alone
    session.settle()
    assert session.get("number")(1) == 2


def test_a_function_of_the_judges_is_called_when_its_outcome_is_wanted(session: StudentClient) -> None:
    called: list[int] = []

    def judges(x: int) -> int:
        called.append(x)
        if x == 3:
            raise LookupError("the judge's own")
        return 10 * x + sum(repeat(session.get("number"), 3, x))

    session.get("keep")(judges)
    answers = map_calls(session.get("asks"), [(k,) for k in range(1, 9)])
    assert next(answers) == 10 + 6 and called == [1]
    assert next(answers) == 20 + 9 and called == [1, 2]
    with pytest.raises(LookupError, match="the judge's own"):
        next(answers)
    assert called == [1, 2, 3] and session.get("how_many")() == 6


def test_a_call_that_is_stopped_leaves_the_outcomes_before_it(session: StudentClient) -> None:
    with open_session(STUDENT) as (client, pid):
        timer = threading.Timer(0.3, os.kill, (pid, signal.SIGINT))
        timer.start()
        answers = repeat(client.get("loops_at_three"), 50, 1)
        assert [next(answers), next(answers)] == [1, 2]
        with pytest.raises(StudentInterrupted):
            next(answers)
        timer.join()
        assert client.get("how_many")() == 3


def test_a_process_that_ends_leaves_the_outcomes_of_long_calls(session: StudentClient) -> None:
    answers = repeat(session.get("dies_at_three"), 50, 1)
    assert [next(answers), next(answers)] == [1, 2]
    with pytest.raises(StudentDied):
        next(answers)


# ---------------------------------------------------------------------------------------------------- ends that lie


def liar(answer: Callable[[Channel, Request], object]) -> Callable[[int, int], None]:
    """An end that is honest but for calls that are asked for together."""

    class Server(server._Server):
        def _answer_each(self, request: Request, calls: list[Any]) -> None:
            calls.clear()
            answer(self._channel, request)

    def serving(read_fd: int, write_fd: int) -> None:
        from tests.support.channel import PlainShell

        Server(read_fd, write_fd, PlainShell(), 1 << 20).serve()

    return serving


def replies(*values: list[Any], late: float = 0, to: int = 0) -> Callable[[Channel, Request], None]:
    def answer(channel: Channel, request: Request) -> None:
        for each in values:
            time.sleep(late)
            channel.send(Reply(to=request.id + to), [*each])

    return answer


def test_answers_too_few_are_waited_for_until_the_process_ends() -> None:
    def dies(channel: Channel, request: Request) -> None:
        replies([1], [1])(channel, request)
        os._exit(0)

    with open_session(STUDENT, liar(dies)) as (client, _):
        answers = repeat(client.get("number"), 4, 1)
        assert [next(answers), next(answers)] == [1, 1]
        with pytest.raises(StudentDied):
            next(answers)


LIES = {
    "one too many": replies(*[[1]] * 5),
    "many too many": replies(*[[1]] * 200),
    "to a later question": replies([1], to=1),
    "to an earlier one": replies([1], to=-1),
}


@pytest.mark.parametrize("lie", LIES)
def test_an_answer_that_was_not_asked_for_ends_the_conversation(lie: str) -> None:
    def ask(number: Callable[[int], int]) -> int:
        assert [*repeat(number, 4, 1)] == [1] * 4
        return number(5)  # which an answer beyond the last is no answer to

    with open_session(STUDENT, liar(LIES[lie])) as (client, _), pytest.raises(StudentDied, match="it was not asked"):
        ask(client.get("number"))
    with open_session(STUDENT, liar(replies(*[[1]] * 4, late=0.01))) as (client, _):
        assert ask(client.get("number")) == 6


@pytest.mark.parametrize("values", [[], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5, 6]])
def test_an_answer_has_its_value_alone_or_with_every_argument(values: list[Any]) -> None:
    with (
        open_session(STUDENT, liar(replies(values))) as (client, _),
        pytest.raises(StudentDied, match="not an answer"),
    ):
        [*map_calls(client.get("layer"), [(X, 0.5, 1.0, 2)] * 4)]


def test_arguments_that_are_made_up_are_changed_ones() -> None:
    with open_session(STUDENT, liar(replies([0.0, X + 1, 0.5]))) as (client, _):
        with pytest.raises(Wrong) as said:
            [*ask_each(client.get("layer"), [(X, 0.5)] * 4)]
        assert said.value.misconception == "changes-its-input"
