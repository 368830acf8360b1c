"""Client of a student's process: the conversation in which a test runs cells, asks for values and answers callbacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

import msgspec

from autograder.protocol import codec
from autograder.protocol.channel import Channel, plain_arguments
from autograder.protocol.frames import MIB, Closed, ProtocolError
from autograder.protocol.messages import Answer, Callback, CellEnd, Message, Raised, Reply, Request
from autograder.protocol.nodes import Node

from .proxies import describe, make_proxy

_MAX_NESTING = 40
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
        if reply.interrupted:
            raise StudentInterrupted
        if reply.error is not None:
            raise self._exception(reply.error, values)
        if len(values) != 1:
            self._lose("it sent something that is not an answer")
        return values[0]

    # ------------------------------------------------------------------------------------------------ the conversation

    def _exchange(self, op: str, on: int | None, values: list[Any], names: list[str]) -> tuple[Reply, list[Any]]:
        if self._lost is not None:
            raise self._lost
        if self._depth >= _MAX_NESTING:
            raise RecursionError("the test and your code call each other without an end")
        if self._depth == 0:
            self._raised.clear()
            self._interrupted = False
        self._count += 1
        number = self._count
        self._depth += 1
        try:
            self._send(Request(do=op, id=number, on=on, names=names), values)
            while True:
                message, values = self._receive()
                if isinstance(message, Callback):
                    self._answer(message, values)
                elif message.to == number:
                    break
                else:
                    self._lose("it answered what it was not asked")
        finally:
            self._depth -= 1
        message.interrupted |= self._interrupted
        return message, values

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


def _step(iterator: Iterator[Any]) -> tuple[bool, Any]:
    for value in iterator:
        return True, value
    return False, None
