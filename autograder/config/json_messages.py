"""Messages between processes as JSON: msgspec Structs and dataclasses, checked against their type when they arrive."""

from __future__ import annotations

import json
from typing import Any, TypeVar

import msgspec

Message = TypeVar("Message")


def encode(message: Any) -> str:
    """Return a message as JSON in one line, the same text for equal messages.

    The standard library writes it: a text may hold lone surrogates, which msgspec's own JSON refuses.
    """
    return json.dumps(msgspec.to_builtins(message, str_keys=True, order="deterministic"))


def decode(text: str, kind: type[Message]) -> Message:
    """Return the message that a text holds.

    Raises:
        ValueError: if it is not JSON.
        msgspec.ValidationError: if it is not such a message.
    """
    return msgspec.convert(json.loads(text), kind, str_keys=True)
