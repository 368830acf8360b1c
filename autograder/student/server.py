"""The student's end of the channel: runs cells and answers calls.

Everything here runs beside a stranger's code and may be tampered with by it; nothing that it says is believed, only
looked at.
"""

from __future__ import annotations

import copy
import inspect
import json
import linecache
import operator
import signal
import threading
import types
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any, Protocol

import numpy as np
from IPython.core import async_helpers

from autograder.protocol import codec
from autograder.protocol.channel import Channel, plain_arguments
from autograder.protocol.frames import MIB, Closed
from autograder.protocol.messages import Answer, Callback, Raised, Reply, Request
from autograder.protocol.nodes import Node

from .files import OwnFiles
from .surroundings import surround

_FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, np.ufunc)
_MAX_TEXT = 4000
#: Seconds that the answer to a call may wait for those to the calls that were asked for together with it.
_SHORT = 1e-3

#: What an instance may be asked beyond attributes, if its class has it.
ABILITIES = frozenset(
    "__call__ __len__ __getitem__ __setitem__ __iter__ __next__ __str__ __float__ __bool__ __array__ __await__".split()
)


class Shell(Protocol):
    """What runs cells: ``autograder.student.shell.CellShell``."""

    @property
    def namespace(self) -> dict[str, Any]: ...

    def run(self, source: str) -> Any: ...


def serve(read_fd: int, write_fd: int, shell: Shell, limit: int = 64 * MIB) -> None:
    """Serve until the judge goes away.

    SIGINT stops what runs, or else what is asked for next; it never ends the process.

    Args:
        read_fd: where requests come from.
        write_fd: where answers go.
        shell: runs cells, and holds the names that they define.
        limit: bytes of one message.
    """
    server = _Server(read_fd, write_fd, shell, limit)
    signal.signal(signal.SIGINT, server.interrupt)
    try:
        server.serve()
    except Closed:
        pass


class _Server:
    def __init__(self, read_fd: int, write_fd: int, shell: Shell, limit: int):
        self._shell = shell
        self._files = OwnFiles()
        self._channel = Channel(read_fd, write_fd, 1, _describe, self._proxy, limit)
        self._thread = threading.get_ident()
        self._busy = False  # whether the student's code runs at this moment
        self._interrupted = False

    def interrupt(self, *_: object) -> None:
        """Handle SIGINT: stop the student's own code on the spot, but never a message half sent."""
        self._interrupted = True
        if self._busy:
            self._busy = False
            raise KeyboardInterrupt

    def serve(self) -> tuple[Answer, list[Any]]:
        """Answer requests until an answer to one's own question comes; then returns that."""
        while True:
            message, values = self._channel.receive()
            if isinstance(message, Answer):
                return message, values
            if message.each:
                self._answer_each(message, values)
            else:
                self._answer(message, values)

    def _answer_each(self, request: Request, calls: list[Any]) -> None:
        """Answer several calls, each as if it had been asked for alone; none after one that raises or is stopped."""
        calls.reverse()
        going = True
        while calls and going:
            given = [*calls.pop()]
            going = self._answer(request, [*map(_own_copy, given)], given, more=bool(calls))

    def _answer(self, request: Request, values: list[Any], given: list[Any] | None = None, more: bool = False) -> bool:
        """Answer one call, and tell whether it returned.

        Args:
            request: what is asked.
            values: its arguments.
            given: what they are copies of, if they are.
            more: whether others follow that were asked for together with it.
        """
        reply = Reply(to=request.id)
        results: list[Any] = []
        begun = monotonic()
        try:
            results.append(self._perform(request, values))
            if given is not None and any(map(_differ, values, given)):
                results += values
        except BaseException as error:
            reply.error, results = self._describe_exception(error)
        values.clear()
        if given is not None:
            given.clear()
        if self._interrupted:
            self._interrupted = False
            if request.do != "cell" or reply.error is not None:
                results = []  # a cell that was stopped has outputs all the same
            reply = Reply(to=request.id, interrupted=True)
        more = more and reply.error is None and not reply.interrupted
        try:  # what took long does not wait for what may never end
            self._channel.send(reply, results, more and monotonic() - begun < _SHORT)
        except Closed:
            raise
        except BaseException as error:  # the value cannot be sent: too large, of an odd dtype, or it defends itself
            reply.error, results = self._describe_exception(error)
            self._channel.send(reply, results)
            return False
        return more

    def _perform(self, request: Request, values: list[Any]) -> Any:
        names = request.names
        split = len(values) - len(names)
        named = dict(zip(names, values[split:], strict=True))
        perform = _OPERATIONS[request.do]
        target = self._own(request.do) if request.on is None else self._channel.kept(request.on)
        outer, self._busy = self._busy, True
        try:
            if self._interrupted:
                raise KeyboardInterrupt
            return perform(target, *values[:split], **named)
        finally:
            self._busy = outer

    def _own(self, operation: str) -> Any:
        return self._files if operation in ("files", "read") else self._shell

    # ------------------------------------------------------------------------------------------------ asking the judge

    def _proxy(self, number: int, description: Node, decode: Callable[[Node], Any]) -> Any:
        """Return what the judge passed and keeps: a function, or an iterator; a method of the student's is itself."""
        kind, name = description[0], description[-1]
        if kind == "iterator":
            return self._iterate(number)
        if kind == "method":
            of = decode(description[1])
            if type(found := inspect.getattr_static(of, name, None)) is types.FunctionType:
                return types.MethodType(found, of)

        def proxy(*args: Any, **kwargs: Any) -> Any:
            return self._ask(number, *args, **kwargs)

        proxy.__name__ = proxy.__qualname__ = name
        return proxy

    def _iterate(self, number: int) -> Iterator[Any]:
        while True:
            more, value = self._ask(number)
            if not more:
                return
            yield value

    def _ask(self, number: int, /, *args: Any, **kwargs: Any) -> Any:
        if threading.get_ident() != self._thread:
            raise RuntimeError("functions of a test can be called from the main thread alone")
        outer, self._busy = self._busy, False
        try:
            self._channel.send(Callback(on=number, names=list(kwargs)), [*args, *kwargs.values()])
            answer, values = self.serve()
        finally:
            self._busy = outer
        if self._interrupted or answer.interrupted:
            raise KeyboardInterrupt
        if answer.error is not None:
            kind, *arguments = values
            try:
                error = kind(*arguments)
            except Exception:  # one that is built from other things than it shows
                error = RuntimeError(kind.__name__, *arguments)
            error.__dict__["_origin"] = answer.error
            raise error
        return values[0]

    # ------------------------------------------------------------------------------------------------ errors

    def _describe_exception(self, error: BaseException) -> tuple[Raised, list[Any]]:
        """Return an exception as plain data: where it was raised, then its class and arguments."""
        line, where = self._place(error)
        raised = Raised(line, where)
        try:
            if isinstance(error, NameError | AttributeError | ImportError):
                raised.name = _text(error.name)
            if type(origin := getattr(error, "_origin", None)) is int:
                raised.origin = origin
            return raised, [type(error), *plain_arguments(error.args)]
        except BaseException:
            return raised, [RuntimeError, "an exception that cannot be looked at"]

    def _place(self, error: BaseException) -> tuple[str | None, str | None]:
        """Return the innermost line of the student's own cells that the exception passed through."""
        try:
            found = None
            trace = error.__traceback__
            while trace is not None:
                if trace.tb_frame.f_globals is self._shell.namespace:
                    found = trace
                trace = trace.tb_next
            if found is None:
                return None, None
            code = found.tb_frame.f_code
            line = linecache.getline(code.co_filename, found.tb_lineno).strip()
            return line[:_MAX_TEXT] or None, f"in {code.co_name}, line {found.tb_lineno} of its cell"
        except BaseException:
            return None, None


def _own_copy(value: Any) -> Any:
    """Return an argument for one call of several: a copy of an array, or of a table with all in it; else as it is."""
    if type(value) is np.ndarray:
        return value.copy("K")
    return copy.deepcopy(value) if type(value) is dict else value


def _differ(value: Any, given: Any) -> bool:
    """Tell whether a call has changed its copy of an array or a table."""
    if type(given) is dict:
        return value.keys() != given.keys() or any(_differ(value[key], inner) for key, inner in given.items())
    if type(given) is not np.ndarray:
        return value is not given
    if type(value) is not np.ndarray or value.shape != given.shape or value.dtype != given.dtype:
        return True
    return bool(value.tobytes() != given.tobytes())


def _run_cell(shell: Shell, source: str) -> str:
    return json.dumps(shell.run(source))


def _get(shell: Shell, *names: str) -> tuple[tuple[str, Any], ...]:
    """Return what those of the names stand for that are defined."""
    return tuple((name, shell.namespace[name]) for name in names if name in shell.namespace)


def _await(awaitable: Any) -> Any:
    async def wait() -> Any:
        return await awaitable

    return async_helpers.get_asyncio_loop().run_until_complete(wait())  # type: ignore[no-untyped-call]


def _define(shell: Shell, name: str, value: Any) -> None:
    shell.namespace[name] = value


def _forget(shell: Shell, name: str) -> None:
    shell.namespace.pop(name, None)


def _next(iterator: Iterator[Any]) -> tuple[bool, Any]:
    """Return whether there is a next value, and the value: StopIteration itself would end loops on its way."""
    try:
        return True, next(iterator)
    except StopIteration:
        return False, None


_OPERATIONS: dict[str, Callable[..., Any]] = {
    "cell": _run_cell,
    "get": _get,
    "define": _define,
    "forget": _forget,
    "files": OwnFiles.listing,
    "read": OwnFiles.read,
    "surround": lambda shell, what, value: surround(what, value),
    "call": lambda target, /, *args, **kwargs: target(*args, **kwargs),
    "getattr": getattr,
    "method": lambda target, name, /, *args, **kwargs: getattr(target, name)(*args, **kwargs),
    "setattr": setattr,
    "len": len,
    "getitem": operator.getitem,
    "setitem": operator.setitem,
    "iter": iter,
    "next": _next,
    "str": str,
    "float": float,
    "bool": bool,
    "array": np.asarray,
    "await": _await,
}


# ---------------------------------------------------------------------------------------------------- what stays here


def _describe(value: Any, encode: Callable[[Any], Node]) -> Node:
    """Return what the judge is told of an object that stays in this process."""
    if isinstance(value, type):
        able = [name for name in vars(value) if name in ABILITIES]
        bases = [encode(base) for base in value.__bases__]
        return ["class", value.__name__[:100], _documentation(value), bases, able, _methods(value)]
    if isinstance(value, Iterator) and type(value).__module__ in ("builtins", "itertools"):
        return ["iterator"]
    if isinstance(value, _FUNCTIONS):
        name = str(getattr(value, "__name__", "function"))[:100]
        return ["function", name, _documentation(value), _parameters(value)]
    return ["object", encode(type(value)), _hidden_methods(value)]


def _methods(kind: type) -> list[str]:
    """Return the plain functions of a class: each can be called by name, in one message, not fetched first."""
    return [name for name, value in vars(kind).items() if name[0] != "_" and type(value) is types.FunctionType][:200]


def _hidden_methods(value: Any) -> list[str]:
    """Return names of methods under which the object has something else, such as a flag."""
    names = {name for kind in type(value).__mro__ for name in _methods(kind)}
    return [name for name in names if type(inspect.getattr_static(value, name)) is not types.FunctionType]


def _documentation(value: Any) -> str | None:
    return _text(getattr(value, "__doc__", None))


def _text(value: Any) -> str | None:
    """Return the text, cut short, if it is one that can be sent."""
    return value[:_MAX_TEXT] if type(value) is str and codec.immediate(value) else None


def _parameters(function: Any) -> list[list[Any]] | None:
    """Return name, kind and default of each parameter; None where that cannot be known."""
    try:
        parameters = inspect.signature(function).parameters.values()
        return [[p.name, int(p.kind), p.default is not p.empty, *plain_arguments([p.default])] for p in parameters][:50]
    except Exception:
        return None
