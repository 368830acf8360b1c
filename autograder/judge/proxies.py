"""Proxies of what the student's process holds: a test uses them without knowing where the objects live.

Functions become functions, classes classes, iterators iterators, exceptions exceptions; plain data is plain data.
Everything else becomes a ``Remote``, which forwards attributes, calls, length, items and iteration, and nothing
that compares: an operator, ``==`` or ``in`` would show the student's process the expected value, and let an object
that equals everything win. (``in`` goes through the items, here.)
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NoReturn, Protocol

from autograder.protocol.frames import ProtocolError
from autograder.protocol.nodes import Node


class Client(Protocol):
    """What a proxy needs of the conversation: ``StudentClient``."""

    dataclasses: Mapping[str, tuple[str, ...]]

    def request(self, op: str, on: int | None, /, *args: Any, **kwargs: Any) -> Any: ...

    def request_each(
        self, op: str, on: int | None, calls: Sequence[tuple[Any, ...]]
    ) -> Iterator[tuple[Any, Sequence[Any]]]: ...


def make_proxy(client: Client, number: int, description: Node, decode: Callable[[Node], Any]) -> Any:
    """Return the object by which a test uses what stays in the student's process.

    Args:
        client: of that process.
        number: of the object there.
        description: what that process says of it.
        decode: of what a description refers to.

    Raises:
        ProtocolError: if it describes nothing.
    """
    kind, *rest = description
    if kind == "function":
        return _function(client, number, *rest)
    if kind == "iterator":
        return _iterate(client, number)
    if kind == "class":
        name, documentation, bases, able, methods = rest
        return _class(client, number, name, documentation, [decode(base) for base in bases], able, methods)
    if kind != "object":
        raise ProtocolError("there is nothing of this kind")
    of, hidden = decode(rest[0]), frozenset(rest[1])
    kind_of: type[Any] = of if isinstance(of, _RemoteClass) else Remote
    handle: Remote = object.__new__(kind_of)
    object.__setattr__(handle, "_client", client)
    object.__setattr__(handle, "_number", number)
    object.__setattr__(handle, "_hidden", hidden)
    return handle


def _function(client: Client, number: int, name: str, documentation: str | None, parameters: Any) -> Callable[..., Any]:
    def proxy(*args: Any, **kwargs: Any) -> Any:
        return client.request("call", number, *args, **kwargs)

    proxy.__name__ = proxy.__qualname__ = str(name)
    proxy.__doc__ = documentation if type(documentation) is str else None
    proxy._stands_for = str(name)  # type: ignore[attr-defined]
    proxy.__many__ = partial(client.request_each, "call", number)  # type: ignore[attr-defined]
    if parameters is not None:
        proxy.__signature__ = _signature(parameters)  # type: ignore[attr-defined]
    return proxy


def _iterate(client: Client, number: int) -> Iterator[Any]:
    while True:
        more, value = client.request("next", number)
        if more is not True:
            return
        yield value


def _class(
    client: Client, number: int, name: str, documentation: Any, bases: list[Any], able: Any, methods: Any
) -> type:
    exceptions = tuple(b for b in bases if isinstance(b, type) and issubclass(b, BaseException))
    if exceptions:
        ordinary = tuple(b if issubclass(b, Exception) else Exception for b in exceptions)
        return type(str(name), ordinary, {"__doc__": documentation})
    remote = tuple(b for b in bases if isinstance(b, _RemoteClass)) or (Remote,)
    body: dict[str, Any] = {name: _Method(name) for name in methods if type(name) is str and name[0] != "_"}
    body |= {name: _FORWARDED[name] for name in able if name in _FORWARDED}
    if fields := client.dataclasses.get(str(name)):
        body |= {"__eq__": _equal_in(fields), "__hash__": object.__hash__}
    return _RemoteClass(str(name), remote, {**body, "__slots__": (), "__doc__": documentation, "_of": (client, number)})


def name_of_proxy(value: Any) -> str | None:
    """Return the name of the student's function or class that a value stands for; None for anything else."""
    if isinstance(value, _RemoteClass):
        return value.__name__
    name = getattr(value, "_stands_for", None) if inspect.isfunction(value) else None
    return name if type(name) is str else None


class _RemoteClass(type):
    """A student's class: calling it makes an instance over there; ``isinstance`` works here."""

    _of: tuple[Client, int]

    def __call__(cls, /, *args: Any, **kwargs: Any) -> Any:
        client, number = cls._of
        return client.request("call", number, *args, **kwargs)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") or "_of" not in vars(cls):
            raise AttributeError(name)
        client, number = cls._of
        return client.request("getattr", number, name)

    def __setattr__(cls, name: str, value: Any) -> None:
        if name.startswith("__"):
            super().__setattr__(name, value)
        else:
            client, number = cls._of
            client.request("setattr", number, name, value)


class Remote(metaclass=_RemoteClass):
    """An object of the student's that is no plain data; it is equal to itself alone."""

    __slots__ = ("__weakref__", "_client", "_hidden", "_number")

    _hidden: frozenset[str]  # attributes of its own that stand before methods of its class
    _number: int
    _client: Client

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._client.request("getattr", self._number, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._client.request("setattr", self._number, name, value)

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
            client, number = of._of
            return client.request("getattr", number, self._name)
        if self._name in remote._hidden:
            return remote._client.request("getattr", remote._number, self._name)

        def method(*args: Any, **kwargs: Any) -> Any:
            return remote._client.request("method", remote._number, self._name, *args, **kwargs)

        method.__name__ = method.__qualname__ = self._name
        method._of = remote  # type: ignore[attr-defined]
        return method


def _forward(op: str) -> Callable[..., Any]:
    def forwarded(self: Remote, /, *args: Any, **kwargs: Any) -> Any:
        return self._client.request(op, self._number, *args, **kwargs)

    return forwarded


def _equal_in(fields: tuple[str, ...]) -> Callable[[Any, Any], Any]:
    """Return the ``==`` of a dataclass with these fields: it is worked out here, from what the fields hold."""

    def equal(self: Any, other: Any) -> Any:
        if type(self) is not type(other):
            return NotImplemented
        return self is other or [getattr(self, f) for f in fields] == [getattr(other, f) for f in fields]

    return equal


def _forward_next(self: Remote) -> Any:
    more, value = self._client.request("next", self._number)
    if more is not True:
        raise StopIteration
    return value


def _forward_await(self: Remote) -> Generator[None, None, Any]:
    yield from ()  # what waits does so over there
    return self._client.request("await", self._number)


def _forward_array(self: Remote, dtype: Any = None, copy: bool | None = None) -> Any:
    array = self._client.request("array", self._number)
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
    "__await__": _forward_await,
}


def describe(value: Any, encode: Callable[[Any], Node]) -> Node:
    """Return what the student's process is told of an object of the judge's: that it can be called, or gone through."""
    if isinstance(value, Iterator):
        return ["iterator"]
    if isinstance(of := getattr(value, "_of", None), Remote):
        return ["method", encode(of), value.__name__]
    if callable(value):
        return ["function", str(getattr(value, "__name__", "function"))]
    raise TypeError(f"a test passed a {type(value).__name__}, which is neither plain data nor a function")


_KINDS = (
    inspect.Parameter.POSITIONAL_ONLY,
    inspect.Parameter.POSITIONAL_OR_KEYWORD,
    inspect.Parameter.VAR_POSITIONAL,
    inspect.Parameter.KEYWORD_ONLY,
    inspect.Parameter.VAR_KEYWORD,
)


def _signature(parameters: Any) -> inspect.Signature:
    """Return a signature from what the student's process says; defaults that are not simple values show as text."""
    made = []
    for name, kind, has_default, default in parameters:
        value = default if has_default is True else inspect.Parameter.empty
        made.append(inspect.Parameter(name, _KINDS[kind], default=value))
    return inspect.Signature(made)
