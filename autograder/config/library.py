"""What a course's own library says in words, for pages and reports; all of it is optional."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .errors import UsageError


def _no_hint(exercise: str) -> str:
    return ""


@dataclass(frozen=True)
class LibraryTexts:
    """Texts of a course's library.

    Attributes:
        sentences: what is wrong, by the name of a misconception: ``SENTENCES`` of the module of checks.
        first_hint: the first piece of help for an exercise, as Markdown, by the ``grade_id`` of its cell; empty where
            there is none: ``first_hint`` of the module of hints.
        next_hint: code that a student runs for more help, with ``{}`` for the exercise: ``NEXT_HINT`` there.
    """

    sentences: Mapping[str, str]
    first_hint: Callable[[str], str] = _no_hint
    next_hint: str = ""


#: Of a course whose tests are plain ``assert``.
NO_TEXTS = LibraryTexts({})


def library_texts(checks: str | None, hints: str | None = None) -> LibraryTexts:
    """Return the texts of a course's library.

    Args:
        checks: name of the module of checks; None for plain ``assert``.
        hints: name of the module of hints; None for none.

    Raises:
        UsageError: if there is no such module.
    """
    sentences = getattr(_module(checks), "SENTENCES", {}) if checks else {}
    if hints is None:
        return LibraryTexts(dict(sentences))
    module = _module(hints)
    try:
        return LibraryTexts(dict(sentences), module.first_hint, module.NEXT_HINT)
    except AttributeError as error:
        raise UsageError(f"The module of hints {hints} lacks {error.name}.") from None


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(f"{name}, which course.toml names, cannot be imported ({error}).") from None
