"""Arrays and dtypes as nodes: a form in one word, and the bytes beside it."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Any, Literal

import numpy as np

from .frames import ProtocolError, TooLarge
from .nodes import Node, Recur, read_list

_Form = tuple[np.dtype[Any], tuple[int, ...], Literal["F", "C"], bool]
_MAX_ELEMENTS = 1 << 27
_MAX_DIMENSIONS = 64
_FORM = re.compile(r"(\S{1,9}) ([CF])([wr]) ((?:\d{1,9}(?:,\d{1,9}){0,63})?)", re.ASCII)
#: The closed list: no structure, no object, nothing of which numpy reads more than its bytes.
_DTYPE = re.compile(
    r"\|b1|[<>|][iu][1248]|[<>](f2|f4|f8|f12|f16|c8|c16|c24|c32)|\|S\d{1,6}|[<>]U\d{1,6}"
    r"|[<>][mM]8(\[(Y|M|W|D|h|m|s|ms|us|ns)\])?",
    re.ASCII,
)


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
        array = np.zeros(shape, kind, order)
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


def encode_dtype(dtype: np.dtype[Any]) -> str:
    """Return the name of a dtype.

    Raises:
        TypeError: for one that is not on the closed list.
    """
    if not _DTYPE.fullmatch(dtype.str):
        raise TypeError(f"an array of dtype {dtype} cannot be judged: numbers, truth values, text and dates can")
    return dtype.str


@lru_cache(maxsize=128)
def decode_dtype(name: Node) -> np.dtype[Any]:
    """Return the inverse of ``encode_dtype``.

    Raises:
        ProtocolError: if it is not such a name.
    """
    if type(name) is not str or not _DTYPE.fullmatch(name):
        raise ProtocolError("this is not the dtype of plain data")
    return np.dtype(name)
