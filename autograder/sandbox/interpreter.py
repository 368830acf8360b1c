"""The Python interpreter of this process, as it is started once more inside a sandbox."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

SYSTEM_LIBRARIES = ("/usr/lib", "/usr/lib64", "/lib", "/lib64")
#: What installers write into packages to say where on this machine something came from.
_TELL_PLACES = ("*.pth", "*.egg-link", "__editable__*", "*.dist-info/direct_url.json")


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


class Places:
    """Names under which a file system of its own holds the interpreter: they tell nothing of this machine or its user.

    Args:
        root: folder of what lies outside ``/usr`` and ``/etc``. These keep their names: they are the same everywhere.

    Attributes:
        mounted: by its place inside, each path that is readable.
        blank: places of files that name folders of this machine, and are not needed.
        libraries: place of the interpreter's own shared libraries.
    """

    def __init__(self, root: str) -> None:
        self._names: dict[str, str] = {}
        base = os.path.realpath(sys.base_prefix)
        for path in readable_paths():
            if Path(path).is_relative_to("/usr") or Path(path).is_relative_to("/etc"):
                self._names[path] = path
            elif Path(path).is_relative_to(base):
                self._names[path] = f"{root}/python/{Path(path).relative_to(base)}"
            else:
                self._names[path] = f"{root}/packages-{len(self._names)}"
        python = os.path.realpath(sys.executable)
        elsewhere = f"{root}/python/bin/{os.path.basename(python)}"
        self._names[python] = python if python.startswith("/usr/") else elsewhere
        self.mounted = {place: path for path, place in self._names.items()}
        self.blank = [
            self.of(str(file))
            for folder in import_path()
            for pattern in _TELL_PLACES
            for file in Path(folder).glob(pattern)
            if file.is_file()
        ]
        self.libraries = f"{root}/python/lib"

    def of(self, path: str) -> str:
        """Return the place of a readable path, or of what lies in one."""
        for parent in (path, *map(str, Path(path).parents)):
            if parent in self._names:
                return self._names[parent] + path[len(parent) :]
        raise ValueError(f"{path} is not readable inside")

    def python_command(self) -> list[str]:
        """Return the command line that starts the interpreter inside, without arguments."""
        command, *options = python_command()
        return [self.of(command), *options]
