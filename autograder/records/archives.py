"""What a download holds: folders and zip files inside each other, unpacked without trusting a name or a size."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from autograder.config.errors import StorageError, UsageError
from autograder.config.text import one_line, printable
from autograder.notebook.submission import is_rubbish

#: A zip inside a zip inside a zip is opened; what is deeper is told.
_DEEPEST = 3
_MOST_FILES = 100_000
_MOST_BYTES = 8 << 30
#: Of one file; a notebook that is larger is told when it is graded.
_MOST_OF_A_FILE = 200 << 20
#: Of all that a zip file inside the download holds: nobody's archive ends the class's.
_MOST_OF_A_ZIP = 500 << 20
_CHUNK = 1 << 20
#: Names of places that no file of a student's has.
_LONGEST = 240


@dataclass(frozen=True)
class Item:
    """One file of a download.

    Attributes:
        path: as the download names it; a zip file inside it counts as a folder.
        file: where its content is now.
        moment: when it was changed, in the zone of whoever made the zip; None where that is not known.
    """

    path: PurePosixPath
    file: Path
    moment: dt.datetime | None


@dataclass(frozen=True)
class Problem:
    """One file or folder of a download that was not taken, and why."""

    path: str
    reason: str


class Unpacked:
    """All files of a download.

    Args:
        source: a folder, or a zip file.
        into: an empty folder for what comes out of zip files.

    Raises:
        UsageError: if it is neither, or cannot be read.
        StorageError: if there is no room.
    """

    def __init__(self, source: Path, into: Path):
        self.items: list[Item] = []
        self.problems: list[Problem] = []
        self._into = into
        self._bytes = 0
        self._bytes_of_zip = 0
        if source.is_dir():
            self._folder(source, PurePosixPath())
        elif zipfile.is_zipfile(source):
            self._zip(source, PurePosixPath(), 1)
            if not self.items and not self.problems:
                raise UsageError(f"{source} is empty: download it again.")
        elif source.exists():
            raise UsageError(f"{source} is neither a folder nor a zip file; pass what the LMS gave.")
        else:
            raise UsageError(f"There is no {source}; pass the zip file or folder that the LMS gave.")

    def _refuse(self, path: PurePosixPath | str, reason: str) -> None:
        self.problems.append(Problem(one_line(printable(str(path), 300, mark="\N{REPLACEMENT CHARACTER}")), reason))

    def _folder(self, folder: Path, path: PurePosixPath) -> None:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self._refuse(path, f"cannot be read ({error.strerror})")
            return
        for entry in entries:
            inside = path / entry.name
            if _ignored(entry.name):
                continue
            if entry.is_symlink():
                self._refuse(inside, "is a link, which may lead anywhere; hand in the file itself")
            elif entry.is_dir():
                self._folder(Path(entry.path), inside)
            elif not entry.is_file():
                self._refuse(inside, "is no ordinary file")
            elif zipfile.is_zipfile(entry.path):
                self._zip(Path(entry.path), inside, 1)
            else:
                changed = dt.datetime.fromtimestamp(entry.stat().st_mtime, dt.UTC)
                self.items.append(Item(inside, Path(entry.path), changed))

    def _zip(self, file: Path, path: PurePosixPath, depth: int) -> None:
        try:
            with zipfile.ZipFile(file) as archive:
                for entry in archive.infolist():
                    self._entry(archive, entry, path, depth)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, UnicodeDecodeError, EOFError) as error:
            if depth == 1 and path == PurePosixPath():
                raise UsageError(f"{file} is a damaged zip file ({error}); download it again.") from None
            self._refuse(path, "is a damaged zip file")
        except OSError as error:
            raise StorageError(f"{file} cannot be read, or unpacked into {self._into} ({error.strerror}).") from None

    def _entry(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: PurePosixPath, depth: int) -> None:
        name = entry.filename.replace("\\", "/")
        parts = [part for part in name.split("/") if part not in ("", ".")]
        if entry.is_dir() or not parts:
            return
        if name.startswith("/") or ".." in parts or ":" in parts[0]:
            self._refuse(path / "/".join(parts), "has a name that leads out of its folder")
            return
        if any(map(_ignored, parts)):
            return
        inside = path.joinpath(*parts)
        kind = entry.external_attr >> 16
        if entry.create_system == 3 and stat.S_IFMT(kind) not in (0, stat.S_IFREG):
            self._refuse(inside, "is a link, or no ordinary file; hand in the file itself")
        elif entry.flag_bits & 1:
            self._refuse(inside, "is locked with a password")
        elif any(len(part.encode("utf-8", "replace")) > _LONGEST for part in parts):
            self._refuse(inside, "has a name that is too long")
        else:
            self._content(archive, entry, inside, depth)

    def _content(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: PurePosixPath, depth: int) -> None:
        if len(self.items) + len(self.problems) >= _MOST_FILES:
            raise UsageError(f"{archive.filename} holds more than {_MOST_FILES:,} files: it is no class's download.")
        place = self._into / str(len(self.items) + len(self.problems))
        try:
            with archive.open(entry) as content, open(place, "wb") as file:
                if not self._copy(content, file, nested=depth > 1):
                    self._refuse(
                        path, f"is larger than {_MOST_OF_A_FILE >> 20} MB, or in an archive that is far larger"
                    )
                    return
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error) as error:
            self._refuse(path, f"is damaged in the zip file ({one_line(str(error))[:80]})")
            return
        if path.suffix.lower() == ".zip" and zipfile.is_zipfile(place):
            self._nested(place, path, depth)
        else:
            self.items.append(Item(path, place, _moment(entry)))

    def _nested(self, place: Path, path: PurePosixPath, depth: int) -> None:
        if depth == _DEEPEST:
            self._refuse(path, "is a zip file in a zip file in a zip file; unpack it")
            return
        kept = place.with_name(f"{place.name}.{depth}.zip")
        place.rename(kept)
        if depth == 1:
            self._bytes_of_zip = 0
        self._zip(kept, path, depth + 1)

    def _copy(self, content: IO[bytes], file: BinaryIO, nested: bool) -> bool:
        """Copy, whatever size the zip file promises; return whether it was small enough."""
        size = 0
        while chunk := content.read(_CHUNK):
            size += len(chunk)
            self._bytes += len(chunk)
            if self._bytes > _MOST_BYTES:
                raise UsageError(f"The download holds more than {_MOST_BYTES >> 30} GB; split it.")
            self._bytes_of_zip += len(chunk)
            if size > _MOST_OF_A_FILE or (nested and self._bytes_of_zip > _MOST_OF_A_ZIP):
                return False
            file.write(chunk)
        return True


def _ignored(name: str) -> bool:
    return is_rubbish(name) and name != "timestamp.txt"


def _moment(entry: zipfile.ZipInfo) -> dt.datetime | None:
    """Return when a file was changed, without a zone: a zip file names none; 1980 stands for nothing."""
    try:
        moment = dt.datetime(*entry.date_time)
    except ValueError:
        return None
    return moment if moment.year > 1980 else None


def copy_file(source: Path, target: Path) -> None:
    """Copy a file's content alone: neither its owner nor its permissions."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
