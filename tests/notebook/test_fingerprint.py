"""What a module imports is found without parsing all of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from autograder.notebook.fingerprint import _imported, _imports_alone

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    p
    for folder in (ROOT / "autograder", ROOT / "course/dropout_lab", Path(json.__file__).parents[1] / "asyncio")
    for p in folder.rglob("*.py")
]


@pytest.mark.parametrize(
    "text",
    [
        "import a.b, c as d",
        "from a import (b,  # not this one )\n    c)\n",
        "from a import b, \\\n    c",
        "if x: import a\nelse: from b import c",
        "x = 1; import a; from b import c",
        "try:\n    from . import a\nexcept ImportError:\n    from .. import b",
        "def f():\n    from .a.b import (\n        c,\n        d,\n    )",
        '"""Not Python:\nimport what it says, and more\n"""\nimport a',
        "import_all = 3\nimported = 4",
        "from a import *  # noqa",
    ],
)
def test_nothing_that_is_imported_is_missed(text: str) -> None:
    assert set(_imported(text, "p.q.r", False)) <= set(_imported(_imports_alone(text), "p.q.r", False))


def test_nothing_is_missed_in_whole_packages_and_hardly_anything_is_parsed_whole() -> None:
    assert len(FILES) > 150
    whole = 0
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        alone = _imports_alone(text)
        assert set(_imported(text, "p.q", False)) <= set(_imported(alone, "p.q", False)), path
        whole += alone == text
    assert whole < len(FILES) / 20
