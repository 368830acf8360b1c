"""What a notebook keeps for its student between two sessions: small JSON files beside the notebooks.

They are for the student alone: nothing grades them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def read(name: str) -> dict[str, Any]:
    """Return what a file keeps; nothing where there is no file, or where it is not what was written here.

    Args:
        name: of the file.
    """
    try:
        found = json.loads(_file(name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write(name: str, kept: dict[str, Any]) -> None:
    """Keep something; where the folder cannot be written, print a sentence, and let the notebook go on.

    Args:
        name: of the file.
        kept: what JSON can hold.
    """
    try:
        _file(name).write_text(json.dumps(kept, indent=1, ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        print(f"{name} could not be written ({error.strerror}).", file=sys.stderr)


def _file(name: str) -> Path:
    """Return a file beside the folder ``dropout_lab``, or where the notebook is if that is elsewhere."""
    here = Path.cwd()
    return next((folder for folder in (here, here.parent) if (folder / "dropout_lab").is_dir()), here) / name
