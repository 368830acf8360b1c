"""The Python interpreter of this process, as it is started once more inside a sandbox."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

SYSTEM_LIBRARIES = ("/usr/lib", "/usr/lib64", "/lib", "/lib64")


def python_command() -> list[str]:
    """Return the command line that starts it, without arguments."""
    # The interpreter itself, not a virtual environment's link to it: the import path is given anyway.
    return [os.path.realpath(sys.executable), "-s", "-P", "-B"]


def import_path() -> list[str]:
    """Return the standard library and the installed packages, as this process has them; nothing of the project."""
    paths = sysconfig.get_paths()
    standard = [paths["stdlib"], paths["platstdlib"]]
    kept = [p for p in sys.path if p.startswith(tuple(standard)) or Path(p).name in ("site-packages", "dist-packages")]
    return list(dict.fromkeys(os.path.realpath(p) for p in kept if os.path.exists(p)))


def readable_paths() -> list[str]:
    """Return what an interpreter with its packages reads: no prefix, which may hold anything, but its libraries."""
    wanted = [
        os.path.join(sys.base_prefix, "lib"),
        os.path.join(sys.base_prefix, "lib64"),
        *import_path(),
        *SYSTEM_LIBRARIES,
    ]
    roots: list[str] = []
    for path in sorted({os.path.realpath(p) for p in wanted if os.path.isdir(p)}):
        if not any(Path(path).is_relative_to(root) for root in roots):
            roots.append(path)
    return [*roots, "/etc/ld.so.cache"]
