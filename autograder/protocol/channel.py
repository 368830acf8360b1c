"""The channel between answer and judgement: messages of plain data, with the identity of what can change in place.

Both ends hold a ``Channel``. A message (``messages.py``) has a few fields of its own and a list of values. Values
that cannot change are copied; a list, dict, set, bytearray, array or random generator that crosses gets a number, the
same on both sides, for as long as both sides hold it:

- every message carries the new contents of all numbered objects that changed since the last one, and they are
  changed in place where it arrives; so a function that writes into its argument, returns it, keeps it for later, or
  draws from a generator does what it would do in one process;
- an object that one side no longer holds (its only references are this module's own, which CPython's reference
  counts tell) is forgotten by both at once, so that a call costs what it sends and receives, whatever was sent
  before;
- functions, classes, instances and iterators do not cross: the other side gets a proxy, and handing the proxy
  back gives the object itself. An object is let go when its proxy is;
- messages that wait for one another are still read one by one: what a message changes is changed when it is received,
  so that a buffer that a function fills at each call shows each of its contents.

What is not carried, and is a copy or an error instead: views and shared memory (an array and a slice of it cross as
two arrays), tuples' and other immutable objects' identity, subclasses of plain types, an array's change of dtype or
size in place, operators and comparison of proxies, ``with`` and ``send`` on proxies, attributes of functions,
signatures of methods, an attribute that an object is given later under the name of a method (it can still be called),
numpy's global random state and error state, warnings, printed text, patched modules, and source code. Cyclic
containers stay numbered until the process ends.
"""

from __future__ import annotations

import sys
import weakref
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from . import codec
from .frames import MIB, FrameStream, ProtocolError, TooLarge
from .messages import READ_BY, Message, News
from .nodes import Node

Describe = Callable[[Any, Callable[[Any], Node]], Node]
Build = Callable[[int, Node, Callable[[Node], Any]], Any]

_MAX_DEPTH = 50
#: Containers that have no use for identity here: they cross as lists.
_AS_LISTS: tuple[type[Any], ...] = (deque, type({}.keys()), type({}.values()), type({}.items()))


class _Shared:
    """An object that both sides hold, and its contents as both knew them last."""

    __slots__ = ("body", "value")

    def __init__(self, value: Any, body: Node = None):
        self.value = value
        self.body = body


def _unheld(shareds: dict[int, _Shared], most: int) -> list[int]:
    """Return the numbers of objects with at most so many references; all are counted here, so that they compare."""
    count = sys.getrefcount
    return [number for number, shared in shareds.items() if count(shared.value) <= most]


#: Levels of nesting at which objects are forgotten for one message.
_LEVELS = 20
#: References to an object that nobody but its ``_Shared`` holds.
_UNHELD = next(most for most in range(9) if _unheld({0: _Shared(object())}, most))


class Channel:
    """One end of the channel.

    Args:
        read_fd: where messages come from.
        write_fd: where they go.
        side: 0 for the judge, 1 for the student; it makes the numbers of the two differ.
        describe: ``describe(value, encode)`` says as a node what the other side should know of a value that stays here.
        build: ``build(number, description, decode)`` makes the proxy for a value that stays there.
        limit: bytes of one message.
    """

    def __init__(self, read_fd: int, write_fd: int, side: int, describe: Describe, build: Build, limit: int = 64 * MIB):
        self._stream = FrameStream(read_fd, write_fd, limit, READ_BY[side])
        self._side = side
        self._describe, self._build = describe, build
        self._limit = limit
        self._next = side
        # objects on both sides
        self._shared: dict[int, _Shared] = {}
        self._numbers: dict[int, int] = {}  # id(object) -> number
        self._unread: list[int] = []  # numbers whose contents are still to be looked at for this message
        self._dropped: list[int] = []
        # objects that stay here
        self._kept: dict[int, Any] = {}
        self._kept_numbers: dict[int, int] = {}
        self._announced: list[tuple[int, Node]] = []
        # proxies for objects that stay there
        self._descriptions: dict[int, Node] = {}
        self._proxies: dict[int, weakref.ref[Any]] = {}
        self._proxy_numbers: dict[int, int] = {}
        self._released: set[int] = set()

    # ------------------------------------------------------------------------------------------------ sending

    def send(self, message: Message, values: list[Any], more: bool = False) -> None:
        """Send a message.

        Args:
            message: its own fields; the others are written here.
            values: what goes with it; the list is emptied, so that it does not count as holding them.
            more: whether another message follows at once, for which this one may wait.

        Raises:
            TooLarge, TypeError: for a value that cannot be sent; nothing is sent then, and nothing has changed.
            Closed: if nobody reads.
        """
        first_new = self._next
        try:
            message.values = [self._encode(value) for value in values]
            released = list(self._released)  # not what these values alone have held: it is on its way back
            values.clear()
            bodies: dict[int, Node] = {}
            buffers: list[bytes] = []
            message.objects = []  # of an earlier attempt to send this message it may hold what was too large
            if self._shared:
                bodies = self._changed_bodies()
                self._forget_unheld()
                message.objects, buffers = _apart(bodies)
            message.announced, message.dropped, message.released = self._announced, self._dropped, released
            self._stream.send(message, buffers, more)
        except BaseException:
            self._take_back(first_new)
            raise
        finally:
            self._announced = []
            self._unread = []
        for number, body in bodies.items():
            if number in self._shared:
                self._shared[number].body = body
        self._dropped = []
        self._released.difference_update(released)
        for number in released:
            self._descriptions.pop(number, None)

    def _encode(self, value: Any, depth: int = 0) -> Node:
        number = self._numbers.get(id(value))
        if number is not None:
            return ["ref", number]
        if codec.immediate(value):
            return value
        if type(value) is tuple and depth <= _MAX_DEPTH:
            return ["tuple", [self._encode(inner, depth + 1) for inner in value]]
        if isinstance(value, codec.MUTABLE):
            return ["ref", self._number(value)]
        number = self._proxy_numbers.get(id(value))
        if number is not None:
            return ["handle", number]
        if isinstance(value, _AS_LISTS):
            return ["ref", self._number([*value])]
        if depth > _MAX_DEPTH:
            raise TooLarge("this is nested too deeply to be looked at")
        node = codec.encode(value, lambda inner: self._encode(inner, depth + 1))
        return ["handle", self._keep(value)] if node is NotImplemented else node

    def _number(self, value: Any) -> int:
        """Return the number of an object that can change; its contents follow later: nesting costs no recursion."""
        number = self._numbers.get(id(value))
        if number is None:
            number = self._new_number()
            self._share(number, value)
            self._unread.append(number)
        return number

    def _new_number(self) -> int:
        self._next += 2
        return self._next

    def _share(self, number: int, value: Any, body: Node = None) -> _Shared:
        self._numbers[id(value)] = number
        self._shared[number] = shared = _Shared(value, body)
        return shared

    def _keep(self, value: Any) -> int:
        """Return the number of an object that stays here; the first message that names it also describes it."""
        number = self._kept_numbers.get(id(value))
        if number is None:
            number = self._new_number()
            self._kept[number] = value
            self._kept_numbers[id(value)] = number
            self._announced.append((number, self._describe(value, self._encode)))
        return number

    def _changed_bodies(self) -> dict[int, Node]:
        """Return the contents of all shared objects that are new or have changed, and of what these hold."""
        self._unread = list(self._shared)
        bodies = {}
        for number in self._unread:  # grows while it is read
            shared = self._shared[number]
            body = codec.encode_body(shared.value, self._encode, self._limit)
            if body != shared.body:  # by every byte: a digest of them could be made to agree
                bodies[number] = body
        return bodies

    def _forget_unheld(self) -> None:
        """Forget what is held here by nobody else; what such an object holds may be unheld in its turn.

        Each pass looks at all objects and reaches one level deeper: of what is nested further, later messages get rid.
        """
        holds_others, passes = True, 0
        while holds_others and passes < _LEVELS:
            holds_others, passes = False, passes + 1
            for number in _unheld(self._shared, _UNHELD):
                holds_others |= type(self._shared[number].value) not in codec.HOLD_NOTHING
                self._forget(number)
                self._dropped.append(number)

    def _forget(self, number: int) -> None:
        shared = self._shared.pop(number)
        del self._numbers[id(shared.value)]

    def _take_back(self, first_new: int) -> None:
        """Undo the numbering for a message that could not be sent: the other side knows none of it."""
        for number in [n for n in self._shared if self._is_own(n) and n > first_new]:
            self._forget(number)
        for number in [n for n in self._kept if n > first_new]:
            del self._kept_numbers[id(self._kept.pop(number))]
        self._dropped = [n for n in self._dropped if not (self._is_own(n) and n > first_new)]

    # ------------------------------------------------------------------------------------------------ receiving

    def receive(self) -> tuple[Any, list[Any]]:
        """Wait for a message, and bring the objects here up to date.

        Returns:
            The message (of the types in ``READ_BY``) and its values.

        Raises:
            ProtocolError: if it is not a message, or not one that fits what went before.
            Closed: if nobody writes any more.
        """
        message, buffers = self._stream.receive()
        try:
            return message, self._decode_message(message, _together(message.objects, buffers))
        except ProtocolError:
            raise
        except Exception as error:  # numpy and the constructors of plain types raise many kinds
            raise ProtocolError(f"{type(error).__name__}: {error}") from None

    def _decode_message(self, message: Message, objects: list[tuple[int, Node]]) -> list[Any]:
        for number in message.released:
            del self._kept_numbers[id(self._kept.pop(number))]
        for number, description in message.announced:
            self._check_foreign(number)
            self._descriptions[number] = description
        # First all new objects, still empty, then what they hold: they may hold one another.
        unfilled = []
        for number, body in objects:
            shared = self._shared.get(number)
            if shared is None:
                self._check_foreign(number)
                shared = self._share(number, codec.new_from_body(body), body)
                if body[0] in codec.WHOLE:
                    continue
            unfilled.append((shared, body))
        for shared, body in unfilled:
            codec.fill_from_body(shared.value, body, self._decode)
            shared.body = body
        values = [self._decode(node) for node in message.values]
        for number in message.dropped:
            self._forget(number)
        return values

    def _is_own(self, number: int) -> bool:
        return number % 2 == self._side

    def _check_foreign(self, number: int) -> None:
        if not 0 < number < 1 << 62 or self._is_own(number):
            raise ProtocolError("this is not a number of the other side")

    def _decode(self, node: Node, depth: int = 0) -> Any:
        if type(node) is list:
            if depth > _MAX_DEPTH + 1 or not node:
                raise ProtocolError("this is not a value")
            if node[0] == "ref":
                return self._shared[node[1]].value
            if node[0] == "handle":
                number = node[1]
                return self._kept[number] if number in self._kept else self._proxy(number)
        value = codec.decode(node, lambda inner: self._decode(inner, depth + 1))
        if value is NotImplemented:
            raise ProtocolError("this is not a value")
        return value

    def _proxy(self, number: int) -> Any:
        known = self._proxies.get(number)
        value = known() if known is not None else None
        if value is None:
            value = self._build(number, self._descriptions[number], self._decode)
            place = id(value)
            self._proxy_numbers[place] = number
            self._proxies[number] = weakref.ref(value, lambda _: self._release(number, place))
            self._released.discard(number)
        return value

    def _release(self, number: int, place: int) -> None:
        if self._proxy_numbers.get(place) == number:
            del self._proxy_numbers[place]
        reference = self._proxies.get(number)
        if reference is not None and reference() is None:
            del self._proxies[number]
            self._released.add(number)

    # ------------------------------------------------------------------------------------------------ handles

    def kept(self, number: int) -> Any:
        """Return the object that stays here under a number that the other side named.

        Raises:
            ProtocolError: if there is none.
        """
        if number not in self._kept:
            raise ProtocolError("there is no object of this number")
        return self._kept[number]

    def is_proxy(self, value: Any) -> bool:
        """Say whether it stands for an object of the other side."""
        return id(value) in self._proxy_numbers

    def shared_count(self) -> int:
        """Return how many objects are known to both sides; for tests."""
        return len(self._shared)


def _apart(bodies: dict[int, Node]) -> tuple[list[News], list[bytes]]:
    """Return bodies as they travel, ``[number, body, buffer]``: the bytes that end a body go beside the header."""
    objects: list[News] = []
    buffers: list[bytes] = []
    for number, body in bodies.items():
        if type(body[-1]) is bytes:
            objects.append((number, body[:-1], len(buffers)))
            buffers.append(body[-1])
        else:
            objects.append((number, body, None))
    return objects, buffers


def _together(objects: list[News], buffers: list[bytes]) -> list[tuple[int, Node]]:
    """Return the inverse of ``_apart``."""
    bodies = []
    for number, body, buffer in objects:
        if buffer is not None:
            if not 0 <= buffer < len(buffers):
                raise ProtocolError("there is no such buffer")
            body.append(buffers[buffer])
        bodies.append((number, body))
    return bodies


def plain_arguments(values: Iterable[Any]) -> list[Any]:
    """Return an exception's arguments, reduced to what a message shows of them."""
    return [v if codec.immediate(v) or (type(v) is bytes and len(v) < 500) else repr_of(v) for v in list(values)[:8]]


def repr_of(value: Any) -> str:
    """Return ``repr``, cut short; the name of the type if it raises."""
    try:
        return str(repr(value))[:500]
    except BaseException:
        return f"<{type(value).__name__}>"
