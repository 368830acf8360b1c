"""Messages of the channel: what each side may say, field by field, so that nothing else is ever read.

msgspec checks a message against these types while it decodes it: what does not fit is no message.
"""

from __future__ import annotations

from typing import Any

import msgspec

#: News of an object that both sides hold: its number, its contents, and the buffer that ends them, if one does.
News = tuple[int, list[Any], int | None]


class Message(msgspec.Struct, tag_field="op", omit_defaults=True):
    """What every message carries: values, and news of objects (``channel.py`` says what each part means).

    Attributes:
        values: as nodes (``codec.py``).
        announced: number and description of each object that stays with the sender and is named for the first time.
        objects: number, contents and buffer of each object that both hold and that is new or has changed.
        dropped: numbers of objects that the sender no longer holds.
        released: numbers of the receiver's own objects that the sender has no proxy for any more.
    """

    values: list[Any] = []
    announced: list[tuple[int, Any]] = []
    objects: list[News] = []
    dropped: list[int] = []
    released: list[int] = []


class Raised(msgspec.Struct, omit_defaults=True):
    """Where an exception of the student's code comes from; its class and arguments are the message's values.

    Attributes:
        line: of the student's own code, the innermost that it passed through.
        where: that line is, in words.
        name: that a NameError, AttributeError or ImportError misses.
        origin: of one that a function of the judge's raised: which of those that it raised, in order.
    """

    line: str | None = None
    where: str | None = None
    name: str | None = None
    origin: int | None = None


class Request(Message, tag="request", kw_only=True):
    """The judge asks for something.

    Attributes:
        do: an operation of ``autograder.student.server``.
        id: what the reply names.
        on: the number of an object of the student's, or None.
        names: of the last values: keyword arguments.
        each: whether each value is a tuple of arguments, to be asked for one after the other, each on copies, until
            one raises; each has a reply of its own. A reply has the arguments after its value if they were changed.
    """

    do: str
    id: int
    on: int | None = None
    names: list[str] = []
    each: bool = False


class Reply(Message, tag="reply", kw_only=True):
    """The student's process answers: one value, an exception, or the word that it was stopped.

    Attributes:
        to: the id of the request; the replies to several calls that were asked for together come in their order.
        error: of an exception.
        interrupted: whether it was stopped.
    """

    to: int
    error: Raised | None = None
    interrupted: bool = False


class Callback(Message, tag="callback", kw_only=True):
    """The student's code calls a function that stays with the judge.

    Attributes:
        on: its number.
        names: of the last values: keyword arguments.
    """

    on: int
    names: list[str] = []


class Answer(Message, tag="answer", kw_only=True):
    """The judge answers a callback: one value, or an exception.

    Attributes:
        error: which exception of those that the judge's functions have raised, in order.
        interrupted: whether the student's code is to stop.
    """

    error: int | None = None
    interrupted: bool = False


class CellEnd(msgspec.Struct):
    """What a cell left, as the student's process tells it.

    Attributes:
        outputs: unchecked.
        error: the exception that ended it with its text, or None.
    """

    outputs: list[Any]
    error: str | None


#: What the judge reads, and what the student's process reads: by the side that reads.
READ_BY = (Reply | Callback, Request | Answer)
