"""Handout: one zip file with which a student can work on a machine of his own, and nothing of the instructor's."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from autograder.config.course import Course, read_sourced_course
from autograder.config.errors import StorageError, UsageError
from autograder.notebook.submission import is_rubbish

#: What notebooks need to be opened and run.
NEEDED = ("jupyterlab", "matplotlib", "numpy")
#: The same bytes for the same files: a zip file has no earlier date.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def write_handout(course: Path, target: Path | None = None) -> Path:
    """Write a zip file with the released notebooks, what they import, ``start.py`` and the lock of what it installs.

    Args:
        course: the folder that holds ``course.toml``, ``start.py`` and ``requirements.txt``.
        target: the file; by default ``<classroom>/<course id>.zip``.

    Returns:
        The file.

    Raises:
        UsageError: if something is missing.
        StorageError: if it cannot be written.
    """
    config = read_sourced_course(course)
    target = target or config.classroom / f"{config.course_id}.zip"
    data = zipped(config, handout_files(config))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        raise StorageError(
            f"{target} cannot be written ({error.strerror}); pass --to FILE for another place."
        ) from None
    return target


def handout_files(config: Course) -> dict[str, bytes]:
    """Return what a handout holds, by path.

    Raises:
        UsageError: if something is missing.
    """
    if not config.release.is_dir():
        raise UsageError(f"There is no folder {config.release}: run 'autograder release' first.")
    try:
        start = (config.root / "start.py").read_bytes()
        lock = (config.root / "requirements.txt").read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"A handout needs start.py and requirements.txt beside course.toml: {error}.") from None
    files = {"start.py": start, "requirements.txt": "\n".join(_closure(lock, NEEDED)).encode() + b"\n"}
    return files | {str(path): data for path, data in _released(config)}


def zipped(config: Course, files: Mapping[str, bytes]) -> bytes:
    """Return a zip file of these files, in a folder with the name of the course: the same bytes for the same files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{config.course_id}/{name}", _NO_DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, files[name])
    return data.getvalue()


def _released(course: Course) -> Iterator[tuple[PurePosixPath, bytes]]:
    for path in sorted(course.release.rglob("*")):
        inside = path.relative_to(course.release)
        if path.is_file() and not any(map(is_rubbish, inside.parts)) and inside.name not in course.notes:
            yield PurePosixPath(*inside.parts), path.read_bytes()


def _closure(lock: str, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the entries of a lock that some packages need, on any system.

    Args:
        lock: as uv writes it: below each entry stands, as a comment, what it is needed by (``via``).
        names: of the packages.

    Raises:
        UsageError: if the lock has none of this name, or does not say what needs what.
    """
    entries = [entry for entry in re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE) if "==" in entry]
    named = [
        (re.split(r"[=\s;\[]", entry, maxsplit=1)[0].lower(), entry) for entry in entries
    ]  # some names twice: markers
    via: dict[str, set[str]] = {}
    for name, entry in named:
        via.setdefault(name, set()).update(re.findall(r"#(?:\s+via)?\s+([\w.-]+)", entry))
    wanted = set(names)
    if absent := sorted(wanted - via.keys()) or ([] if any(via.values()) else ["the comments 'via'"]):
        raise UsageError(f"requirements.txt lacks {absent[0]}: make it anew as CONTRIBUTING.md says.")
    while more := {name for name, users in via.items() if users & wanted} - wanted:
        wanted |= more
    for name, entry in named:
        if name in wanted:
            yield "\n".join(line for line in entry.rstrip().split("\n") if not line.lstrip().startswith("#"))
