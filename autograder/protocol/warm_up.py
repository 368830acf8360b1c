"""Warm-up of a fork server: what it does once, so that no fork has to."""

from __future__ import annotations

import importlib
import os
import pkgutil
from typing import Any


def import_all(package: str) -> None:
    """Import a package and every module in it."""
    found = importlib.import_module(package)
    for module in pkgutil.walk_packages(found.__path__, f"{package}."):
        importlib.import_module(module.name)


def warm_up_channel() -> None:
    """Send values of every usual kind to itself and back, for what is worked out once a kind."""
    from .channel import Channel
    from .messages import Reply, Request

    numpy = importlib.import_module("numpy")
    arrays = [numpy.zeros(3, kind) for kind in (float, int, bool)] + [numpy.zeros((2, 3))]
    values: list[Any] = [1, 0.5, "x", None, (1, arrays[0][0]), [1], {"a": [2]}, numpy.random.default_rng(1), *arrays]
    (read, write), (back, forth) = os.pipe(), os.pipe()
    try:
        ends = Channel(back, write, 0, _nothing, _nothing), Channel(read, forth, 1, _nothing, _nothing)
        for message, (sender, receiver) in ((Request(do="call", id=1), ends), (Reply(to=1), ends[::-1])) * 2:
            sender.send(message, [*values])
            _, values = receiver.receive()
    finally:
        for fd in (read, write, back, forth):
            os.close(fd)


def _nothing(*_: Any) -> None:
    return None
