"""Nodes: how a value is written as plain data, and checks that a node is of the kind that is expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .frames import ProtocolError

Node = Any
Recur = Callable[[Any], Any]

#: Of a named tuple, and of a dtype.
MAX_FIELDS = 256


def read_list(node: Node) -> list[Any]:
    if type(node) is not list:
        raise ProtocolError("a list was expected")
    return node


def read_text(node: Node) -> str:
    if type(node) is not str:
        raise ProtocolError("text was expected")
    return node


def read_bytes(node: Node) -> bytes:
    if type(node) is not bytes:
        raise ProtocolError("a buffer was expected")
    return node
