"""Client of a student's process: the conversation in which a test runs cells, asks for values and answers callbacks."""

from __future__ import annotations

import copy
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

import msgspec
import numpy as np

from autograder.protocol import codec
from autograder.protocol.channel import Channel, plain_arguments
from autograder.protocol.frames import MIB, Closed, ProtocolError
from autograder.protocol.messages import Answer, Callback, CellEnd, Message, Raised, Reply, Request
from autograder.protocol.nodes import Node

from .proxies import describe, make_proxy

_MAX_NESTING = 40
#: So many calls are asked for together at first, and four times as many each time that all were wanted, up to so many.
_FIRST_CALLS, _MOST_CALLS = 4, 64
#: Of a cell's exception with its text: an honest process cuts it, and the judge looks for patterns in it.
_MAX_ERROR = 2000


class StudentGone(BaseException):
    """The student's process gives no more answers; no check may take this for a wrong answer, so it is no Exception."""


class StudentDied(StudentGone):
    """It has ended (no text), or it says what no honest process says (the text tells what)."""


class StudentInterrupted(StudentGone):
    """What it was asked took too long and was stopped; it can be asked for other things."""


@dataclass(frozen=True)
class CellRun:
    """What a cell did in the student's process.

    Attributes:
        outputs: as that process gives them, unchecked.
        error: the exception that ended the cell with its text, or None.
    """

    outputs: list[Any]
    error: str | None


@dataclass
class _Batch:
    """Calls that were asked for together.

    Attributes:
        number: of the request.
        left: how many replies are still to come, if none raises.
        ready: outcomes of those that came before they were wanted.
    """

    number: int
    left: int
    ready: deque[tuple[Any, ...] | BaseException] = field(default_factory=deque)


class StudentClient:
    """A student's process, over a pair of pipes.

    Args:
        read_fd: where its answers come from.
        write_fd: where it reads.
        limit: bytes of one message.
    """

    def __init__(self, read_fd: int, write_fd: int, limit: int = 64 * MIB):
        self._channel = Channel(read_fd, write_fd, 0, describe, self._proxy, limit)
        self._lost: StudentDied | None = None
        self._count = 0
        self._depth = 0
        self._interrupted = False
        self._batch: _Batch | None = None  # what is still to be answered, while nothing waits for it
        self._raised: list[BaseException] = []  # by the judge's own functions, on their way through the student's
        self._exceptions_by_name: dict[str, type[Exception]] = {}
        self.dataclasses: Mapping[str, tuple[str, ...]] = {}  # by name of the reference solution's, their fields
        self.before_asking: Callable[[], None] | None = None  # called before each question of a test
        self.after_asking: Callable[[], None] | None = None  # and after its answer

    def run(self, source: str) -> CellRun:
        """Run a cell.

        Raises:
            StudentDied: if the process does not outlive it.
        """
        reply, values = self._exchange("cell", None, [source], [])
        if reply.interrupted and not values:
            return CellRun([], "KeyboardInterrupt")
        if reply.error is not None:  # not of the cell, whose outputs tell it, but of what runs cells: no memory, say
            error_of_shell = self._exception(reply.error, values)
            return CellRun([], f"{type(error_of_shell).__name__}: {error_of_shell}")
        try:
            end = msgspec.json.decode(values[0], type=CellEnd)
            return CellRun(end.outputs, end.error and end.error[:_MAX_ERROR])
        except Exception as error_of_reply:
            self._lose(f"it sent something that is not the end of a cell ({error_of_reply})")

    def get(self, name: str) -> Any:
        """Return what a name stands for.

        Raises:
            NameError: if the student's cells define no such name.
            StudentGone, Exception: see ``request``.
        """
        try:
            return self.get_all(name)[name]
        except KeyError:
            raise NameError(f"name {name!r} is not defined", name=name) from None

    def get_all(self, *names: str) -> dict[str, Any]:
        """Return what names stand for: those of them that the student's cells define.

        Raises:
            StudentGone, Exception: see ``request``.
        """
        pairs = self.request("get", None, *names)
        try:
            found = {name: value for name, value in pairs if name in names}
        except (TypeError, ValueError):
            self._lose("it sent something that is not an answer")
        return found

    def request(self, op: str, on: int | None, /, *args: Any, **kwargs: Any) -> Any:
        """Ask for something and answer the callbacks that come before the reply.

        Args:
            op: an operation of ``autograder.student.server``.
            on: the number of the object there, or None.
            args: what it is given; of a call, with ``kwargs``.

        Returns:
            What it gives back.

        Raises:
            StudentInterrupted: if it was stopped.
            StudentDied: if there is no answer, or no honest one.
            Exception: what the student's code raises, of the same builtin type or a class of the same name, with
                ``student_line``; ``SystemExit`` too.
        """
        if self.before_asking is not None:
            self.before_asking()
        reply, values = self._exchange(op, on, [*args, *kwargs.values()], list(kwargs))
        if self.after_asking is not None and self._depth == 0:
            self.after_asking()
        error = self._error(reply, values)
        if error is not None:
            raise error
        if len(values) != 1:
            self._lose("it sent something that is not an answer")
        return values[0]

    def _error(self, reply: Reply, values: list[Any]) -> BaseException | None:
        if reply.interrupted:
            return StudentInterrupted()
        return None if reply.error is None else self._exception(reply.error, values)

    # ------------------------------------------------------------------------------------------------ several calls

    def request_each(
        self, op: str, on: int | None, calls: Sequence[tuple[Any, ...]]
    ) -> Iterator[tuple[Any, Sequence[Any]]]:
        """Ask for several calls, one after the other, each on copies of its arguments; a few at a time in one message.

        What is yielded is what a loop of single calls would give: each outcome is taken in when it is wanted, and none
        after one that raises. Calls may have been made beyond the last outcome that was taken.

        Args:
            op: an operation of ``autograder.student.server``.
            on: the number of the object there, or None.
            calls: the arguments of each.

        Yields:
            What each gives back, and its arguments after it.

        Raises:
            StudentGone, Exception: as ``request``, at the call that raises.
        """
        waiting, size = deque(calls), _FIRST_CALLS
        while waiting:
            together = self._together(waiting, size)
            if len(together) == 1:
                given = tuple(map(_copied, together[0]))
                yield self.request(op, on, *given), given
                continue
            size = min(4 * size, _MOST_CALLS)
            batch = self._ask_each(op, on, together)
            for args in together:
                outcome = batch.ready.popleft() if batch.ready else self._next(batch)
                if isinstance(outcome, BaseException):
                    raise outcome
                if len(outcome) not in (1, 1 + len(args)):
                    self._lose("it sent something that is not an answer")
                yield outcome[0], outcome[1:] or args

    def _together(self, waiting: deque[tuple[Any, ...]], size: int) -> list[tuple[Any, ...]]:
        """Take those of the next calls that one message can ask for; one where it must be alone."""
        alone = self._depth > 0 or self.before_asking is not None or self.after_asking is not None
        together, arrays = [waiting.popleft()], dict[int, int]()
        if alone or not _plain(together[0], arrays):
            return together
        most = max(sum(arrays.values()), MIB)
        while waiting and len(together) < size and _plain(waiting[0], arrays) and sum(arrays.values()) <= most:
            together.append(waiting.popleft())
        return together

    def _ask_each(self, op: str, on: int | None, calls: list[tuple[Any, ...]]) -> _Batch:
        self._begin()
        self._send(Request(do=op, id=self._count, on=on, each=True), [*calls])
        self._batch = _Batch(self._count, len(calls))
        return self._batch

    def _next(self, batch: _Batch) -> tuple[Any, ...] | BaseException:
        """Wait for the next outcome of a batch: what a call gave, and its arguments if it changed them."""
        self._batch = None
        self._depth += 1
        try:
            reply, values = self._reply(batch.number)
        finally:
            self._depth -= 1
        error = self._error(reply, values)
        batch.left = 0 if error is not None else batch.left - 1
        if batch.left:
            self._batch = batch
        return tuple(values) if error is None else error

    def settle(self) -> None:
        """Take in what is still to come of calls that were asked for together: nothing else can be asked before.

        Raises:
            StudentDied: if it does not come.
        """
        while (batch := self._batch) is not None:
            batch.ready.append(self._next(batch))

    # ------------------------------------------------------------------------------------------------ the conversation

    def _exchange(self, op: str, on: int | None, values: list[Any], names: list[str]) -> tuple[Reply, list[Any]]:
        self._begin()
        number = self._count
        self._depth += 1
        try:
            self._send(Request(do=op, id=number, on=on, names=names), values)
            return self._reply(number)
        finally:
            self._depth -= 1

    def _begin(self) -> None:
        if self._lost is not None:
            raise self._lost
        if self._depth >= _MAX_NESTING:
            raise RecursionError("the test and your code call each other without an end")
        if self._depth == 0:
            self.settle()
            self._raised.clear()
            self._interrupted = False
        self._count += 1

    def _reply(self, number: int) -> tuple[Reply, list[Any]]:
        """Wait for a reply, and answer the callbacks that come before it."""
        while True:
            message, values = self._receive()
            if isinstance(message, Callback):
                self._answer(message, values)
            elif message.to == number:
                message.interrupted |= self._interrupted
                return message, values
            else:
                self._lose("it answered what it was not asked")

    def _send(self, message: Message, values: list[Any]) -> None:
        try:
            self._channel.send(message, values)
        except Closed:
            self._lose("")

    def _receive(self) -> tuple[Reply | Callback, list[Any]]:
        try:
            return self._channel.receive()
        except Closed:
            self._lose("")
        except (ProtocolError, MemoryError, RecursionError) as error:
            self._lose(f"it sent something that is not an answer ({str(error)[:200]})")

    def _lose(self, why: str) -> NoReturn:
        self._lost = StudentDied(why)
        raise self._lost from None

    def _answer(self, question: Callback, values: list[Any]) -> None:
        """Call a function of the judge's that the student's code calls; what it raises goes over the channel."""
        results: list[Any] = []
        names = question.names
        try:
            function = self._channel.kept(question.on)
            if len(names) > len(values):
                raise ProtocolError("this is not a call")
        except ProtocolError as error:
            self._lose(f"it asked for what it was not given ({error})")
        split = len(values) - len(names)
        named = dict(zip(names, values[split:], strict=True))
        del values[split:]
        try:
            if self._interrupted:
                raise StudentInterrupted
            results.append(_step(function) if isinstance(function, Iterator) else function(*values, **named))
            named.clear()
            values.clear()
            self._send(Answer(), results)
        except StudentDied:
            raise
        except BaseException as error:
            self._interrupted = self._interrupted or isinstance(error, StudentInterrupted)
            self._raised.append(error)
            answer = Answer(error=len(self._raised) - 1, interrupted=self._interrupted)
            self._send(answer, [self._known_class(type(error)), *plain_arguments(error.args)])

    def _known_class(self, kind: type[BaseException]) -> type[BaseException]:
        """Return the nearest class that the other side knows too."""
        return next(base for base in kind.__mro__ if base in codec.NAMES_OF_TYPES or self._channel.is_proxy(base))

    # ------------------------------------------------------------------------------------------------ exceptions

    def _exception(self, raised: Raised, values: list[Any]) -> BaseException:
        """Return the exception that the student's code raised, or that a function of the judge's raised in it."""
        if not values or not (isinstance(values[0], type) and issubclass(values[0], BaseException)):
            self._lose("it sent something that is not an exception")
        if raised.origin is not None and 0 <= raised.origin < len(self._raised):
            return self._raised[raised.origin]
        kind, *arguments = values[:1] + plain_arguments(values[1:])  # its text must not ask the student's process
        if issubclass(kind, StopIteration | StopAsyncIteration):
            kind, arguments = RuntimeError, [f"your code raised {kind.__name__}"]
        elif not issubclass(kind, Exception | SystemExit):
            kind = self._exception_by_name(kind.__name__)
        try:
            error: BaseException = kind(*arguments)
        except Exception:
            error = self._exception_by_name(kind.__name__)(*arguments)
        if isinstance(error, NameError | AttributeError | ImportError) and raised.name is not None:
            error.name = raised.name
        for attribute, text in (("student_line", raised.line), ("student_where", raised.where)):
            if text is not None:
                setattr(error, attribute, text)
        return error

    def _exception_by_name(self, name: str) -> type[Exception]:
        """Return an ordinary exception with the name of one that is not (KeyboardInterrupt) or cannot be built."""
        return self._exceptions_by_name.setdefault(name, type(name, (Exception,), {}))

    def _proxy(self, number: int, description: Node, decode: Callable[[Node], Any]) -> Any:
        return make_proxy(self, number, description, decode)


def _plain(args: Iterable[Any], arrays: dict[int, int]) -> bool:
    """Tell whether arguments are plain: numbers, text, tuples of these, arrays, tables, generators; note sizes."""
    for value in args:
        if type(value) is tuple:
            if not all(map(codec.immediate, value)):
                return False
        elif type(value) is dict:
            drawn_from = any(isinstance(inner, np.random.Generator | dict) for inner in value.values())
            if drawn_from or not all(map(codec.immediate, value)) or not _plain(value.values(), arrays):
                return False
        elif type(value) is np.ndarray and value.dtype != object:
            arrays[id(value)] = value.nbytes
        elif not (codec.immediate(value) or isinstance(value, np.generic | np.random.Generator)):
            return False
    return True


def _copied(value: Any) -> Any:
    """Return a copy of an argument; generators and functions are passed on as they are."""
    return value if isinstance(value, np.random.Generator) or callable(value) else copy.deepcopy(value)


def _step(iterator: Iterator[Any]) -> tuple[bool, Any]:
    for value in iterator:
        return True, value
    return False, None
