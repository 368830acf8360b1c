"""Plain data as MessagePack: which values may cross the channel, and how each is written down.

A value is a *node*: ``None``, a bool, a string, a small int or a finite float stand for themselves, anything else
is ``[tag, ...]``. What can change in place has a *body* besides (the contents of a list, the bytes of an array),
which travels apart from the node that refers to it. Decoding builds the types that are listed here and no others.
"""

from __future__ import annotations

import builtins
import datetime
import math
import re
from collections import Counter, OrderedDict, namedtuple
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np

from . import rng_state
from .arrays import (
    copy_into,
    decode_array,
    decode_dtype,
    encode_array,
    encode_dtype,
    read_form,
    read_shape,
    simple_form,
)
from .frames import ProtocolError, TooLarge
from .nodes import MAX_FIELDS, Node, Recur, read_bytes, read_list, read_text

#: Integers below this are MessagePack's; larger ones are written in hexadecimal, which takes linear time.
_SMALL_INT = 1 << 63
_MAX_INT_BITS = 1 << 20
_MAX_FRACTION_BITS = 1 << 15
_MAX_DECIMAL = 1 << 14


# -------------------------------------------------------------------------------- types as values


def _known_types() -> dict[str, type]:
    plain: tuple[type, ...] = (
        bool,
        int,
        float,
        complex,
        str,
        bytes,
        bytearray,
        list,
        tuple,
        dict,
        set,
        frozenset,
        range,
        slice,
        object,
    )
    dates = datetime.date, datetime.datetime, datetime.time, datetime.timedelta
    known: dict[str, type] = {
        t.__name__: t for t in (*plain, type(None), Fraction, Decimal, Counter, OrderedDict, *dates)
    }
    known |= {n: t for n, t in vars(builtins).items() if isinstance(t, type) and issubclass(t, BaseException)}
    known |= {
        f"numpy.{t.__name__}": t
        for t in (*np.sctypeDict.values(), np.generic, np.number, np.integer, np.floating, np.inexact)
    }
    known |= {
        f"numpy.{t.__name__}": t
        # not np.ndarray: called by the judge, it would give the student's answer out of the judge's raw memory
        for t in (np.random.Generator, np.linalg.LinAlgError, np.exceptions.AxisError)
    }
    return known


#: Types that mean the same on both sides, by name.
KNOWN_TYPES = _known_types()
NAMES_OF_TYPES = {t: name for name, t in KNOWN_TYPES.items()}


# ---------------------------------------------------------------------- values that do not change


def immediate(value: Any) -> bool:
    """Say whether a value is its own node."""
    kind = type(value)
    if kind is float:
        return bool(math.isfinite(value))
    if kind is int:
        return bool(-_SMALL_INT < value < _SMALL_INT)
    return value is None or kind is bool or (kind is str and (value.isascii() or _is_text(value)))


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a pair of surrogates
        return False
    return True


def encode(value: Any, recur: Recur) -> Node:
    """Return the node of a value that cannot change in place.

    Args:
        value: anything.
        recur: encodes what a value holds.

    Returns:
        A node, or NotImplemented for a value that is not plain.

    Raises:
        TooLarge: for an integer of more digits than anybody looks at.
    """
    if immediate(value):
        return value
    encoder = _ENCODERS.get(type(value))
    if encoder is not None:
        return encoder(value, recur)
    if isinstance(value, np.generic):
        return [
            "scalar",
            encode_dtype(value.dtype),
            value.tobytes()[: value.dtype.itemsize],
        ]  # an empty string gives more
    if isinstance(value, type):
        return ["type", NAMES_OF_TYPES[value]] if value in NAMES_OF_TYPES else NotImplemented
    if isinstance(value, np.dtype):
        return ["dtype", encode_dtype(value)]
    if isinstance(value, tuple) and isinstance(fields := getattr(type(value), "_fields", None), tuple):
        return ["namedtuple", type(value).__name__, [str(f) for f in fields], [recur(v) for v in value]]
    for base, reduce in _BASES.items():
        if isinstance(value, base):
            return encode(reduce(value), recur)
    return NotImplemented


def _encode_int(value: int, recur: Recur) -> Node:
    if value.bit_length() > _MAX_INT_BITS:
        raise TooLarge(f"a whole number of {value.bit_length()} bits is too large to be looked at")
    return ["int", format(value, "x")]


def _encode_set(tag: str, values: Iterable[Any], recur: Recur) -> Node:
    """Encode a set in a fixed order, so that equal sets have equal nodes in every process."""
    return [tag, sorted(map(recur, values), key=repr)]


def _encode_moment(tag: str, value: datetime.datetime | datetime.time) -> Node:
    """Encode a moment without a zone, or with a fixed distance from UTC; rules of a zone do not cross."""
    plain = value.tzinfo is None or type(value.tzinfo) is datetime.timezone
    return [tag, value.isoformat(), value.fold] if plain else NotImplemented


_ENCODERS: dict[type, Callable[[Any, Recur], Node]] = {
    int: _encode_int,
    float: lambda v, _: ["float", repr(v)],
    complex: lambda v, _: ["complex", repr(v.real), repr(v.imag)],
    bytes: lambda v, _: ["bytes", v],
    str: lambda v, _: ["str", v.encode(errors="surrogatepass")],
    tuple: lambda v, recur: ["tuple", [recur(x) for x in v]],
    frozenset: lambda v, recur: _encode_set("frozenset", v, recur),
    range: lambda v, recur: ["range", recur(v.start), recur(v.stop), recur(v.step)],
    slice: lambda v, recur: ["slice", recur(v.start), recur(v.stop), recur(v.step)],
    type(Ellipsis): lambda v, _: ["ellipsis"],
    Fraction: lambda v, recur: ["fraction", recur(v.numerator), recur(v.denominator)],
    Decimal: lambda v, _: ["decimal", str(v)],
    datetime.date: lambda v, _: ["date", v.isoformat()],
    datetime.datetime: lambda v, _: _encode_moment("datetime", v),
    datetime.time: lambda v, _: _encode_moment("time", v),
    datetime.timedelta: lambda v, _: ["timedelta", v.days, v.seconds, v.microseconds],
}

#: Subclasses of plain types travel as the plain type.
_BASES: dict[type, Callable[[Any], Any]] = {
    int: int.__pos__,
    float: float.__pos__,
    str: str.__str__,
    bytes: lambda v: bytes(bytearray(v)),
    complex: complex.__pos__,
    tuple: lambda v: tuple(tuple.__iter__(v)),
    frozenset: lambda v: frozenset(frozenset.__iter__(v)),
    Fraction: lambda v: Fraction(v.numerator, v.denominator),
    Decimal: lambda v: Decimal(str(v)),
}


def decode(node: Node, recur: Recur) -> Any:
    """Return the value of a node of ``encode``.

    Args:
        node: anything that MessagePack can hold.
        recur: decodes the nodes inside a node.

    Returns:
        The value, or NotImplemented for a tag that is not of plain data.

    Raises:
        ProtocolError, ValueError, TypeError, ArithmeticError, LookupError: if it is not such a node.
    """
    if type(node) is not list:
        if not immediate(node):
            raise ProtocolError("this is not a value")
        return node
    decoder = _DECODERS.get(read_text(node[0]))
    return NotImplemented if decoder is None else decoder(recur, *node[1:])


def _decode_int(recur: Recur, digits: Node) -> int:
    text = read_text(digits)
    if len(text) > _MAX_INT_BITS // 4 + 2 or not re.fullmatch(r"-?[0-9a-f]+", text):
        raise ProtocolError("this is not a whole number")
    return int(text, 16)


def _decode_fraction(recur: Recur, numerator: Node, denominator: Node) -> Fraction:
    top, bottom = recur(numerator), recur(denominator)
    if (
        type(top) is not int
        or type(bottom) is not int
        or max(top.bit_length(), bottom.bit_length()) > _MAX_FRACTION_BITS
    ):
        raise ProtocolError("this is not a fraction")
    return Fraction(top, bottom)


def _decode_decimal(recur: Recur, digits: Node) -> Decimal:
    if len(read_text(digits)) > _MAX_DECIMAL:
        raise ProtocolError("a decimal number has too many digits")
    return Decimal(digits)


def _decode_namedtuple(recur: Recur, name: Node, fields: Node, values: Node) -> Any:
    kind = _namedtuple(read_text(name), tuple(read_text(f) for f in read_list(fields)))
    return kind(*map(recur, read_list(values)))


@lru_cache(maxsize=128)
def _namedtuple(name: str, fields: tuple[str, ...]) -> Any:
    if len(fields) > MAX_FIELDS or sum(map(len, fields)) + len(name) > 64 * MAX_FIELDS:
        raise ProtocolError("a namedtuple has too many fields")
    return namedtuple(name, fields)  # refuses whatever is not an identifier


def _decode_bytes(recur: Recur, data: Node) -> bytes:
    return read_bytes(data)


_DECODERS: dict[str, Callable[..., Any]] = {
    "int": _decode_int,
    "float": lambda recur, text: float(read_text(text)[:64]),
    "complex": lambda recur, real, imag: complex(float(read_text(real)[:64]), float(read_text(imag)[:64])),
    "bytes": _decode_bytes,
    "str": lambda recur, data: read_bytes(data).decode(errors="surrogatepass"),
    "tuple": lambda recur, items: tuple([recur(x) for x in read_list(items)]),
    "frozenset": lambda recur, items: frozenset([recur(x) for x in read_list(items)]),
    "range": lambda recur, *ends: range(*map(recur, ends)),
    "slice": lambda recur, *ends: slice(*map(recur, ends)),
    "ellipsis": lambda recur: Ellipsis,
    "fraction": _decode_fraction,
    "decimal": _decode_decimal,
    "scalar": lambda recur, dtype, data: decode_array(decode_dtype(dtype), (), "C", True, read_bytes(data))[()],
    "dtype": lambda recur, dtype: decode_dtype(dtype),
    "type": lambda recur, name: KNOWN_TYPES[read_text(name)],
    "namedtuple": _decode_namedtuple,
    "date": lambda recur, text: datetime.date.fromisoformat(read_text(text)[:40]),
    "datetime": lambda recur, text, fold: datetime.datetime.fromisoformat(read_text(text)[:40]).replace(fold=fold),
    "time": lambda recur, text, fold: datetime.time.fromisoformat(read_text(text)[:40]).replace(fold=fold),
    "timedelta": lambda recur, days, seconds, micro: datetime.timedelta(days, seconds, micro),
}


# ----------------------------------------------------------------------------- values that change


def encode_body(value: Any, recur: Recur, limit: int) -> Node:
    """Return the contents of a value of a ``MUTABLE`` type.

    Equal contents have equal bodies, in this process and in the other.

    Args:
        value: of one of those types.
        recur: encodes what it holds.
        limit: bytes that an array may have.

    Raises:
        TooLarge: for an array of more bytes.
        TypeError: for a dtype or bit generator that cannot be sent.
    """
    if type(value) is np.ndarray:
        return encode_array(value, recur, limit)
    encoder = _BODIES.get(type(value)) or next(e for kind, e in _BODIES.items() if isinstance(value, kind))
    return encoder(value, recur, limit)


_BODIES: dict[type, Callable[[Any, Recur, int], Node]] = {
    np.ndarray: lambda v, recur, limit: encode_array(np.asarray(v), recur, limit),
    list: lambda v, recur, _: ["list", [recur(x) for x in v]],
    Counter: lambda v, recur, _: ["counter", [recur(x) for pair in v.items() for x in pair]],
    OrderedDict: lambda v, recur, _: ["ordered", [recur(x) for pair in v.items() for x in pair]],
    dict: lambda v, recur, _: ["dict", [recur(x) for pair in v.items() for x in pair]],
    set: lambda v, recur, _: _encode_set("set", v, recur),
    bytearray: lambda v, recur, _: ["bytearray", bytes(v)],
    np.random.Generator: lambda v, recur, _: ["generator", rng_state.encode_generator(v)],
    np.random.RandomState: lambda v, recur, _: ["randomstate", rng_state.encode_random_state(v)],
}
#: What is known by identity and may change in place; subclasses travel as these.
MUTABLE = tuple(_BODIES)
#: Those of which nothing else is held; an array of objects is let go of with the next message.
HOLD_NOTHING = frozenset({np.ndarray, bytearray, np.random.Generator, np.random.RandomState})


def new_from_body(body: Node) -> Any:
    """Return a new object for a body; what holds others is still empty, so that they may hold it."""
    if type(body) is list and len(body) == 3 and body[0] == "array":
        _, form, data = body
        return decode_array(*(simple_form(form) if type(form) is str else read_form(form)), read_bytes(data))
    tag, *rest = read_list(body)
    if tag == "objects":
        shape = read_shape(rest[0])
        if math.prod(shape) != len(read_list(rest[1])):
            raise ProtocolError("an array has other items than its shape says")
        return np.empty(shape, dtype=object)
    if tag == "generator":
        return rng_state.decode_generator(rest[0])
    if tag == "randomstate":
        return rng_state.decode_random_state(rest[0])
    return _EMPTY[read_text(tag)]()


_MAPPINGS: dict[str, type[dict[Any, Any]]] = {"dict": dict, "counter": Counter, "ordered": OrderedDict}
_EMPTY: dict[str, Callable[[], Any]] = {**_MAPPINGS, "list": list, "set": set, "bytearray": bytearray}


#: Tags of bodies from which ``new_from_body`` makes the whole object.
WHOLE = ("array", "generator", "randomstate")


def fill_from_body(value: Any, body: Node, recur: Recur) -> None:
    """Give an object the contents of a body, in place.

    Args:
        value: what ``new_from_body`` made, or an object whose contents changed on the other side.
        body: of the same kind.
        recur: decodes what it holds.

    Raises:
        ProtocolError, ValueError, TypeError, ArithmeticError, LookupError: if the two do not fit.
    """
    tag, *rest = read_list(body)
    if tag == "array" and isinstance(value, np.ndarray):
        copy_into(value, new_from_body(body))
    elif tag == "objects" and isinstance(value, np.ndarray):
        items = np.empty(len(read_list(rest[1])), dtype=object)
        for i, item in enumerate(rest[1]):
            items[i] = recur(item)
        value[...] = items.reshape(read_shape(rest[0]))
        value.flags.writeable = rest[2] is True
    elif tag == "list" and isinstance(value, list):
        value[:] = [recur(x) for x in read_list(rest[0])]
    elif type(tag) is str and tag in _MAPPINGS and isinstance(value, _MAPPINGS[tag]):
        flat = [recur(x) for x in read_list(rest[0])]
        pairs = list(zip(flat[::2], flat[1::2], strict=True))
        value.clear()
        for key, item in pairs:
            value[key] = item
    elif tag == "set" and isinstance(value, set):
        items_of_set = {recur(x) for x in read_list(rest[0])}
        value.clear()
        value.update(items_of_set)
    elif tag == "bytearray" and isinstance(value, bytearray):
        value[:] = read_bytes(rest[0])
    elif tag == "generator" and isinstance(value, np.random.Generator):
        rng_state.update_generator(value, rest[0])
    elif tag == "randomstate" and isinstance(value, np.random.RandomState):
        rng_state.update_random_state(value, rest[0])
    else:
        raise ProtocolError("an object has changed its type")
