"""The judge's end of the line: the student's names, as objects that a test can use without knowing where they live.

Functions become functions, classes classes, iterators iterators, exceptions exceptions; plain data is plain data.
Everything else becomes a ``Remote``, which forwards attributes, calls, length, items and iteration, and nothing
that compares: an operator, ``==`` or ``in`` would show the student's process the expected value, and let an object
that equals everything win. (``in`` goes through the items, here.)
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from autograder.protocol import codec
from autograder.protocol.channel import Wire, plain_arguments
from autograder.protocol.frames import MIB, Closed, ProtocolError

_MAX_NESTING = 40
#: Of a cell's exception with its text: an honest process cuts it, and the judge looks for patterns in it.
_MAX_ERROR = 2000


class StudentGone(BaseException):
    """The student's process gives no more answers; no check may take this for a wrong answer, so it is no Exception."""


class StudentDied(StudentGone):
    """It has ended, or it says what no honest process says."""


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


class Session:
    """A student's process, over a pair of pipes.

    Args:
        read_fd: where its answers come from.
        write_fd: where it reads.
        limit: bytes of one message.
    """

    def __init__(self, read_fd: int, write_fd: int, limit: int = 64 * MIB):
        self._wire = Wire(read_fd, write_fd, 0, _describe, self._stand_in, limit)
        self._lost: StudentDied | None = None
        self._count = 0
        self._depth = 0
        self._interrupted = False
        self._raised: list[BaseException] = []  # by the judge's own functions, on their way through the student's
        self._namesakes: dict[str, type[Exception]] = {}

    def run(self, source: str) -> CellRun:
        """Runs a cell.

        Raises:
            StudentDied: if the process does not outlive it.
        """
        reply, values = self._exchange("cell", None, [source], [])
        if "interrupted" in reply and not values:
            return CellRun([], "KeyboardInterrupt")
        if "error" in reply:  # not of the cell, which is told in its outputs, but of what runs cells: no memory, say
            error_of_shell = self._exception(reply["error"], values)
            return CellRun([], f"{type(error_of_shell).__name__}: {error_of_shell}")
        try:
            result = json.loads(values[0])
            outputs, error = result["outputs"], result["error"]
            if type(outputs) is not list or not (error is None or type(error) is str):
                raise ProtocolError("this is not what a cell leaves behind")
            return CellRun(outputs, error and error[:_MAX_ERROR])
        except Exception as error_of_reply:
            self._lose(f"it sent something that is not the end of a cell ({error_of_reply})")

    def get(self, name: str) -> Any:
        """What a name stands for.

        Raises:
            NameError: if the student's cells define no such name.
            StudentGone, Exception: see ``request``.
        """
        try:
            return self.get_all(name)[name]
        except KeyError:
            raise NameError(f"name {name!r} is not defined", name=name) from None

    def get_all(self, *names: str) -> dict[str, Any]:
        """What names stand for: those of them that the student's cells define.

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
        """Asks for something and answers the callbacks that come before the reply.

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
        reply, values = self._exchange(op, on, [*args, *kwargs.values()], list(kwargs))
        if "interrupted" in reply:
            raise StudentInterrupted
        if "error" in reply:
            raise self._exception(reply["error"], values)
        if len(values) != 1:
            self._lose("it sent something that is not an answer")
        return values[0]

    # ------------------------------------------------------------------------------------------------ the conversation

    def _exchange(
        self, op: str, on: int | None, values: list[Any], names: list[str]
    ) -> tuple[dict[str, Any], list[Any]]:
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
            self._send({"op": op, "id": number, "on": on, "names": names}, values)
            while True:
                head, values = self._receive()
                if head.get("op") == "callback":
                    self._answer(head, values)
                elif head.get("op") == "reply" and head.get("to") == number:
                    break
                else:
                    self._lose("it answered what it was not asked")
        finally:
            self._depth -= 1
        if self._interrupted:
            head = {**head, "interrupted": True}
        return head, values

    def _send(self, head: dict[str, Any], values: list[Any]) -> None:
        try:
            self._wire.send(head, values)
        except Closed:
            self._lose("it ended")

    def _receive(self) -> tuple[dict[str, Any], list[Any]]:
        try:
            return self._wire.receive()
        except Closed:
            self._lose("it ended")
        except (ProtocolError, MemoryError, RecursionError) as error:
            self._lose(f"it sent something that is not an answer ({str(error)[:200]})")

    def _lose(self, why: str) -> NoReturn:
        self._lost = StudentDied(why)
        raise self._lost from None

    def _answer(self, question: dict[str, Any], values: list[Any]) -> None:
        """Calls a function of the judge's that the student's code calls; what it raises goes over the line."""
        head: dict[str, Any] = {"op": "answer"}
        results: list[Any] = []
        try:
            function = self._wire.kept(question.get("on"))
            names = question.get("names")
            if type(names) is not list or len(names) > len(values) or any(type(n) is not str for n in names):
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
            self._send(head, results)
        except StudentDied:
            raise
        except BaseException as error:
            self._interrupted = self._interrupted or isinstance(error, StudentInterrupted)
            self._raised.append(error)
            head |= {"error": len(self._raised) - 1} | ({"interrupted": True} if self._interrupted else {})
            self._send(head, [self._known_class(type(error)), *plain_arguments(error.args)])

    def _known_class(self, kind: type[BaseException]) -> type[BaseException]:
        """The nearest class that the other side knows too."""
        return next(base for base in kind.__mro__ if base in codec.NAMES_OF_TYPES or self._wire.is_stand_in(base))

    # ------------------------------------------------------------------------------------------------ exceptions

    def _exception(self, story: Any, values: list[Any]) -> BaseException:
        """The exception that the student's code raised, or that a function of the judge's raised in it."""
        if (
            type(story) is not dict
            or not values
            or not (isinstance(values[0], type) and issubclass(values[0], BaseException))
        ):
            self._lose("it sent something that is not an exception")
        origin = story.get("origin")
        if type(origin) is int and 0 <= origin < len(self._raised):
            return self._raised[origin]
        kind, *arguments = values[:1] + plain_arguments(values[1:])  # its text must not ask the student's process
        if issubclass(kind, StopIteration | StopAsyncIteration):
            kind, arguments = RuntimeError, [f"your code raised {kind.__name__}"]
        elif not issubclass(kind, Exception | SystemExit):
            kind = self._namesake(kind.__name__)
        try:
            error: BaseException = kind(*arguments)
        except Exception:
            error = self._namesake(kind.__name__)(*arguments)
        if isinstance(error, NameError | AttributeError | ImportError) and type(story.get("name")) is str:
            error.name = story["name"]
        for attribute, key in (("student_line", "line"), ("student_where", "where")):
            if type(story.get(key)) is str:
                setattr(error, attribute, story[key])
        return error

    def _namesake(self, name: str) -> type[Exception]:
        """An ordinary exception that bears the name of one that is not (KeyboardInterrupt) or cannot be built."""
        return self._namesakes.setdefault(name, type(name, (Exception,), {}))

    # ------------------------------------------------------------------------------------------------ stand-ins

    def _stand_in(self, number: int, description: codec.Node, decode: Callable[[codec.Node], Any]) -> Any:
        kind, *rest = description
        if kind == "function":
            return self._function(number, *rest)
        if kind == "iterator":
            return self._iterate(number)
        if kind == "class":
            name, documentation, bases, able, methods = rest
            return self._class(number, name, documentation, [decode(base) for base in bases], able, methods)
        if kind != "object":
            raise ProtocolError("there is nothing of this kind")
        of, hidden = decode(rest[0]), frozenset(rest[1])
        kind_of: type[Any] = of if isinstance(of, _RemoteClass) else Remote
        handle: Remote = object.__new__(kind_of)
        object.__setattr__(handle, "_session", self)
        object.__setattr__(handle, "_number", number)
        object.__setattr__(handle, "_hidden", hidden)
        return handle

    def _function(self, number: int, name: str, documentation: str | None, parameters: Any) -> Callable[..., Any]:
        def stand_in(*args: Any, **kwargs: Any) -> Any:
            return self.request("call", number, *args, **kwargs)

        stand_in.__name__ = stand_in.__qualname__ = str(name)
        stand_in.__doc__ = documentation if type(documentation) is str else None
        if parameters is not None:
            stand_in.__signature__ = _signature(parameters)  # type: ignore[attr-defined]
        return stand_in

    def _iterate(self, number: int) -> Iterator[Any]:
        while True:
            more, value = self.request("next", number)
            if more is not True:
                return
            yield value

    def _class(self, number: int, name: str, documentation: Any, bases: list[Any], able: Any, methods: Any) -> type:
        exceptions = tuple(b for b in bases if isinstance(b, type) and issubclass(b, BaseException))
        if exceptions:
            ordinary = tuple(b if issubclass(b, Exception) else Exception for b in exceptions)
            return type(str(name), ordinary, {"__doc__": documentation})
        remote = tuple(b for b in bases if isinstance(b, _RemoteClass)) or (Remote,)
        body: dict[str, Any] = {name: _Method(name) for name in methods if type(name) is str and name[0] != "_"}
        body |= {name: _FORWARDED[name] for name in able if name in _FORWARDED}
        return _RemoteClass(
            str(name), remote, {**body, "__slots__": (), "__doc__": documentation, "_of": (self, number)}
        )


class _RemoteClass(type):
    """A student's class: calling it makes an instance over there; ``isinstance`` works here."""

    _of: tuple[Session, int]

    def __call__(cls, /, *args: Any, **kwargs: Any) -> Any:
        session, number = cls._of
        return session.request("call", number, *args, **kwargs)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") or "_of" not in vars(cls):
            raise AttributeError(name)
        session, number = cls._of
        return session.request("getattr", number, name)

    def __setattr__(cls, name: str, value: Any) -> None:
        if name.startswith("__"):
            super().__setattr__(name, value)
        else:
            session, number = cls._of
            session.request("setattr", number, name, value)


class Remote(metaclass=_RemoteClass):
    """An object of the student's that is no plain data; it is equal to itself alone."""

    __slots__ = ("__weakref__", "_hidden", "_number", "_session")

    _hidden: frozenset[str]  # attributes of its own that stand before methods of its class
    _number: int
    _session: Session

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._session.request("getattr", self._number, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._session.request("setattr", self._number, name, value)

    def __repr__(self) -> str:
        return f"<{'an object' if type(self) is Remote else type(self).__name__} of yours>"

    def __copy__(self) -> Remote:
        return self  # there is no way to copy what is elsewhere

    def __deepcopy__(self, memo: object) -> Remote:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("an object of the student's process cannot be taken out of it")


class _Method:
    """A function in the class of a ``Remote``: to call it takes one message, not one to fetch it and one to call it."""

    def __init__(self, name: str):
        self._name = name

    def __get__(self, remote: Remote | None, of: _RemoteClass) -> Any:
        if remote is None:
            session, number = of._of
            return session.request("getattr", number, self._name)
        if self._name in remote._hidden:
            return remote._session.request("getattr", remote._number, self._name)

        def method(*args: Any, **kwargs: Any) -> Any:
            return remote._session.request("method", remote._number, self._name, *args, **kwargs)

        method.__name__ = method.__qualname__ = self._name
        method._of = remote  # type: ignore[attr-defined]
        return method


def _forward(op: str) -> Callable[..., Any]:
    def forwarded(self: Remote, /, *args: Any, **kwargs: Any) -> Any:
        return self._session.request(op, self._number, *args, **kwargs)

    return forwarded


def _forward_next(self: Remote) -> Any:
    more, value = self._session.request("next", self._number)
    if more is not True:
        raise StopIteration
    return value


def _forward_array(self: Remote, dtype: Any = None, copy: bool | None = None) -> Any:
    array = self._session.request("array", self._number)
    return array if dtype is None else array.astype(dtype)


#: What a handle can do if its class can. Nothing that compares is among it.
_FORWARDED: dict[str, Callable[..., Any]] = {
    "__call__": _forward("call"),
    "__len__": _forward("len"),
    "__getitem__": _forward("getitem"),
    "__setitem__": _forward("setitem"),
    "__iter__": _forward("iter"),
    "__next__": _forward_next,
    "__str__": _forward("str"),
    "__float__": _forward("float"),
    "__bool__": _forward("bool"),
    "__array__": _forward_array,
}


# ---------------------------------------------------------------------------------------------------- what stays here


def _describe(value: Any, encode: Callable[[Any], codec.Node]) -> codec.Node:
    """What the student's process is told of an object of the judge's: that it can be called, or gone through."""
    if isinstance(value, Iterator):
        return ["iterator"]
    if isinstance(of := getattr(value, "_of", None), Remote):
        return ["method", encode(of), value.__name__]
    if callable(value):
        return ["function", str(getattr(value, "__name__", "function"))]
    raise TypeError(f"a test passed a {type(value).__name__}, which is neither plain data nor a function")


def _step(iterator: Iterator[Any]) -> tuple[bool, Any]:
    for value in iterator:
        return True, value
    return False, None


_KINDS = (
    inspect.Parameter.POSITIONAL_ONLY,
    inspect.Parameter.POSITIONAL_OR_KEYWORD,
    inspect.Parameter.VAR_POSITIONAL,
    inspect.Parameter.KEYWORD_ONLY,
    inspect.Parameter.VAR_KEYWORD,
)


def _signature(parameters: Any) -> inspect.Signature:
    """A signature from what the student's process says; defaults that are no simple values show as their text."""
    made = []
    for name, kind, has_default, default in parameters:
        value = default if has_default is True else inspect.Parameter.empty
        made.append(inspect.Parameter(name, _KINDS[kind], default=value))
    return inspect.Signature(made)
