"""Arrays and dtypes as nodes: a form in one word, and the bytes beside it."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Any, Literal

import numpy as np

from .frames import ProtocolError, TooLarge
from .nodes import MAX_FIELDS, Node, Recur, read_list, read_text

_Form = tuple[np.dtype[Any], tuple[int, ...], Literal["F", "C"], bool]
_MAX_ELEMENTS = 1 << 27
_MAX_DIMENSIONS = 64
_MAX_NESTED_DTYPES = 8
_FORM = re.compile(r"(\S{1,9}) ([CF])([wr]) ((?:\d{1,9}(?:,\d{1,9}){0,63})?)", re.ASCII)
_SIMPLE_DTYPE = re.compile(r"[<>|=]?[?biufcmMSUV]\d{0,9}(\[\d{0,9}[A-Za-z\u03bc]{1,7}\])?", re.ASCII)


def encode_array(array: np.ndarray[Any, Any], recur: Recur, limit: int) -> Node:
    if array.size > _MAX_ELEMENTS:
        raise TooLarge(f"an array of {array.size} entries is too large to be looked at")
    if array.dtype.kind == "T":
        array = array.astype(object)
    flags = array.flags
    if array.dtype.kind == "O":
        return ["objects", list(array.shape), [recur(v) for v in array.ravel()], flags.writeable]
    if array.nbytes > limit:
        raise TooLarge(f"an array of {array.nbytes >> 20} MB is too large to be looked at")
    order: Literal["F", "C"] = "F" if flags.fnc else "C"
    if array.dtype.isbuiltin == 1 and array.dtype.kind in "biufc":
        form: Node = _name_of_form(array.dtype.char, array.shape, order, flags.writeable)
    else:
        form = [encode_dtype(array.dtype), list(array.shape), order, flags.writeable]
    return ["array", form, array.tobytes(order)]


@lru_cache(maxsize=4096)
def _name_of_form(char: str, shape: tuple[int, ...], order: str, writeable: bool) -> str:
    """Return the form of an array of numbers as one word. Kept in a cache: most arrays look like an earlier one."""
    return f"{np.dtype(char).str} {order}{'w' if writeable else 'r'} {','.join(map(str, shape))}"


@lru_cache(maxsize=4096)
def simple_form(name: str) -> _Form:
    """Return the inverse of ``_name_of_form``, for whatever text."""
    found = _FORM.fullmatch(name)
    if found is None:
        raise ProtocolError("this is not the form of an array")
    dtype, order, mode, shape = found.groups()
    return read_form([dtype, [int(size) for size in shape.split(",") if size], order, mode == "w"])


def read_form(node: Node) -> _Form:
    dtype, shape, order, writeable = read_list(node)
    return decode_dtype(dtype), read_shape(shape), "F" if order == "F" else "C", writeable is True


def decode_array(
    kind: np.dtype[Any], shape: tuple[int, ...], order: Literal["F", "C"], writeable: bool, data: bytes
) -> Any:
    entries = math.prod(shape)
    if entries * kind.itemsize != len(data) or (kind.itemsize == 0 and entries > 1):
        raise ProtocolError("an array has other bytes than its shape says")
    if data and kind.kind in "biufc":
        array: np.ndarray[Any, Any] = np.ndarray(shape, kind, data, order=order).copy(order)
    else:
        array = np.zeros(shape, kind, order)  # what lies between the fields of a structure is zero
        if data:
            array[...] = np.ndarray(shape, kind, data, order=order)
    if kind.kind == "b":
        np.not_equal(array.view(np.uint8), 0, out=array)  # any other byte would count as more than one
    elif kind.kind == "U":
        array.tolist()  # raises for what is not a character
    if not writeable:
        array.flags.writeable = False
    return array


def copy_into(array: np.ndarray[Any, Any], new: np.ndarray[Any, Any]) -> None:
    if array.dtype != new.dtype or array.size != new.size:
        raise ProtocolError("an array has changed its type or size in place")
    writeable, array.flags.writeable = array.flags.writeable, True
    if array.shape != new.shape:
        array.shape = new.shape
    np.copyto(array, new)
    array.flags.writeable = new.flags.writeable if array.flags.owndata else writeable


def read_shape(node: Node) -> tuple[int, ...]:
    sizes = tuple(read_list(node))
    entries = 1
    for size in sizes:
        if type(size) is not int or size < 0:
            raise ProtocolError("this is not the shape of an array")
        entries *= size or 1
        if entries > _MAX_ELEMENTS:
            raise ProtocolError("an array has more entries than anybody looks at")
    if len(sizes) > _MAX_DIMENSIONS:
        raise ProtocolError("an array has more dimensions than numpy's")
    return sizes


def encode_dtype(dtype: np.dtype[Any]) -> Node:
    """Return a dtype: its string, or the parts of a structured one.

    Raises:
        TypeError: for a dtype that holds objects.
    """
    if dtype.isbuiltin == 1 and dtype.kind in "biufc":
        return dtype.str
    if dtype.hasobject or dtype.kind not in "?biufcmMSUV":
        raise TypeError(f"an array of dtype {dtype} cannot be sent")
    if dtype.subdtype is not None:
        base, shape = dtype.subdtype
        return ["sub", encode_dtype(base), list(shape)]
    if dtype.names is None or dtype.fields is None:
        return dtype.str
    fields = [dtype.fields[name] for name in dtype.names]
    return ["struct", list(dtype.names), [encode_dtype(f[0]) for f in fields], [f[1] for f in fields], dtype.itemsize]


def decode_dtype(node: Node, depth: int = 0) -> np.dtype[Any]:
    """Return the inverse of ``encode_dtype``.

    Raises:
        ProtocolError, ValueError, TypeError: if it is not such a node.
    """
    if type(node) is str:
        return _simple_dtype(node)
    tag, *rest = read_list(node)
    if depth > _MAX_NESTED_DTYPES:
        raise ProtocolError("a dtype is nested too deeply")
    if tag == "sub":
        return np.dtype((decode_dtype(rest[0], depth + 1), read_shape(rest[1])))
    names, kinds, offsets, size = rest
    if tag != "struct" or len(read_list(names)) > MAX_FIELDS or type(size) is not int or not 0 <= size < 1 << 24:
        raise ProtocolError("this is not a dtype")
    formats = [decode_dtype(k, depth + 1) for k in read_list(kinds)]
    if any(type(n) is not int or n < 0 for n in read_list(offsets)):
        raise ProtocolError("a field of a dtype begins nowhere")
    return np.dtype({"names": [read_text(n) for n in names], "formats": formats, "offsets": offsets, "itemsize": size})


@lru_cache(maxsize=128)
def _simple_dtype(name: str) -> np.dtype[Any]:
    if not _SIMPLE_DTYPE.fullmatch(name):
        raise ProtocolError("this is not the dtype of plain data")
    return np.dtype(name)
