"""Loading of a course's own library of checks: the three names that the judge needs of it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType


class _NeverRaised(Exception):
    """Stand-in for an exception that a course without a library does not have."""


@dataclass(frozen=True)
class ChecksLibrary:
    """What the judge asks of a library of checks.

    Attributes:
        not_attempted: raised by a test where the stub is still there.
        wrong: raised by a test that refuses an answer; may have an attribute ``misconception``, a key or None, and an
            attribute ``hidden``: its sentence for a hidden test, which gives no right value away.
        use_draw: called once with the number of the draw of the tests' own data, before the first test.
        warm_up: text of a test that runs what tests usually run, once in each fork server; may be empty.
        plain: whether tests are plain ``assert`` statements: then the text of an ``AssertionError`` is for the student.
    """

    not_attempted: type[BaseException] = _NeverRaised
    wrong: type[BaseException] = _NeverRaised
    use_draw: Callable[[int], object] = lambda draw: None
    warm_up: str = ""
    plain: bool = True


#: For a course that configures none.
PLAIN = ChecksLibrary()


def load_checks(module: str | None) -> ChecksLibrary:
    """Return the library that a module gives: ``NotAttempted``, ``Wrong``, ``use_draw``, and perhaps ``WARM_UP``.

    Args:
        module: its full name; None for plain ``assert``.

    Raises:
        ImportError, AttributeError: if there is no such module, or it lacks a name.
    """
    return library_of(importlib.import_module(module)) if module else PLAIN


def library_of(module: ModuleType) -> ChecksLibrary:
    """Return the library that an imported module gives."""
    warm_up = getattr(module, "WARM_UP", "")
    return ChecksLibrary(module.NotAttempted, module.Wrong, module.use_draw, warm_up, plain=False)
