"""Files in the work folder that the student's code wrote, for a test that asks for them."""

from __future__ import annotations

import os

_MOST_FILES, _MOST_BYTES = 500, 16 << 20


class OwnFiles:
    """The work folder, which is the current folder when this is made; the student's code may go elsewhere."""

    def __init__(self) -> None:
        self._folder = os.getcwd()

    def listing(self) -> tuple[tuple[str, int, int], ...]:
        """Return name, size and time of each file; what is a link is not the student's."""
        found: list[tuple[str, int, int]] = []
        for place, folders, names in os.walk(self._folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                path = os.path.join(place, name)
                if name.startswith(".") or os.path.islink(path) or not os.path.isfile(path):
                    continue
                status = os.stat(path)
                found.append((os.path.relpath(path, self._folder), status.st_size, status.st_mtime_ns))
                if len(found) == _MOST_FILES:
                    return tuple(found)
        return tuple(found)

    def read(self, name: str) -> bytes:
        """Return what a file holds; the beginning of a large one."""
        with open(os.path.join(self._folder, name), "rb") as file:
            return file.read(_MOST_BYTES)
