"""Empty folders for children, watched while they are used and removed whatever is in them.

They lie in scratch folders: one for each fork server, locked while an owner lives, and swept when all are gone.
"""

from __future__ import annotations

import fcntl
import os
import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple, TypeVar

#: More files and folders than a notebook has a use for; each costs the kernel memory that no size limit sees.
MAX_ENTRIES = 5_000
MAX_THREADS = 256
_MAX_DEPTH = 48
_PROC = "/proc"
_MEMORY = "/dev/shm"
_EXITING = 0x4  # PF_EXITING of <linux/sched.h>, among the flags in /proc/<pid>/stat
_LOOKS = 3

Seen = TypeVar("Seen")


class WorkFolders:
    """The work folders of one fork server: ``<root>/<number>``.

    Args:
        root: an existing folder that is this object's own.
        max_bytes: what the folder of one child may hold.
        sized: the root is a file system of this very size: the kernel bounds the bytes, only entries are counted here.
    """

    def __init__(self, root: str, max_bytes: int, sized: bool = False):
        self._root = root
        self._max_bytes = max_bytes
        self._sized = sized
        self._count = 0
        self._of: dict[int, str] = {}
        self._free: dict[int, int] = {}  # bytes on the file system when a child began

    def make(self) -> str:
        """Return a new empty folder."""
        self._count += 1
        folder = os.path.join(self._root, str(self._count))
        os.mkdir(folder, 0o700)
        return folder

    def assign(self, folder: str, pid: int) -> None:
        """Note that the folder is that child's from now on."""
        self._of[pid] = folder
        self._free[pid] = self._free_bytes()

    def excess(self, pid: int) -> str | None:
        """Return what a confined child uses more of than it may, or ``unseen`` if that cannot be told.

        Args:
            pid: a child that has not been waited for, so that ``/proc`` lists it.

        Returns:
            ``files``, ``threads`` or ``unseen``; None if it uses no more than it may.
        """
        try:
            return self._excess(pid)
        except _Unseen:
            return "unseen"

    def _excess(self, pid: int) -> str | None:
        threads = _threads(pid)
        if len(threads) > MAX_THREADS:
            return "threads"
        if self._sized:
            usage = os.statvfs(self._root)
            return "files" if usage.f_files - usage.f_ffree > MAX_ENTRIES else None
        try:
            bytes_used = sum(_usage(self._of[pid])) + _seen(threads, _unlinked, 0)
        except _TooMuch:
            return "files"
        if bytes_used > self._max_bytes:
            return "files"
        # A file that is deleted and closed lives on while a page of it is mapped, and nothing tells its size: it counts
        # where the file system lost more than all that can be seen.
        lost = self._free[pid] - self._free_bytes() - bytes_used
        if lost <= self._max_bytes:
            return None
        return "files" if _seen(threads, lambda thread: _maps_deleted(thread, self._of[pid]), False) else None

    def _free_bytes(self) -> int:
        usage = os.statvfs(self._root)
        return usage.f_bavail * usage.f_frsize

    def remove(self, pid: int) -> None:
        """Remove the folder of a child that has ended."""
        folder = self._of.pop(pid, None)
        self._free.pop(pid, None)
        if folder is not None:
            remove_tree(folder)
        if self._sized:
            # Without Landlock a child can leave something beside its folder, in the root, which is all its own.
            for name in os.listdir(self._root):
                if os.path.join(self._root, name) not in self._of.values():
                    _remove_anything(os.path.join(self._root, name))

    def discard(self, folder: str) -> None:
        """Remove a folder that was never a child's."""
        remove_tree(folder)

    def close(self) -> None:
        """Remove everything, the root too where it can be."""
        for name in os.listdir(self._root):
            _remove_anything(os.path.join(self._root, name))
        if not self._sized:
            os.rmdir(self._root)


class _TooMuch(Exception):
    pass


class _Unseen(Exception):
    pass


def _threads(pid: int) -> list[str]:
    """Return the folder in ``/proc`` of each thread of a process, ended ones that nobody has waited for included."""
    folder = f"{_PROC}/{pid}/task"
    try:
        return [f"{folder}/{thread}" for thread in os.listdir(folder)]
    except OSError as error:
        raise _Unseen from error


def _seen(threads: Sequence[str], look: Callable[[str], Seen], nothing: Seen) -> Seen:
    """Return what a look at a thread that goes on shows; ``nothing`` if all of them are ending.

    What ``/proc/<pid>`` itself tells is the first thread's, which can end alone and leave its files to the others.
    """
    for _ in range(_LOOKS):
        running = next((thread for thread in threads if _goes_on(thread)), None)
        if running is None:
            return nothing
        try:
            found = look(running)
        except OSError:
            continue  # it may have ended meanwhile
        if _goes_on(running):
            return found
    raise _Unseen


def _goes_on(thread: str) -> bool:
    try:
        with open(f"{thread}/stat", "rb") as file:
            return not int(file.read().rpartition(b")")[2].split()[6]) & _EXITING
    except (FileNotFoundError, ProcessLookupError):
        return False
    except (OSError, ValueError, IndexError) as error:
        raise _Unseen from error


def _usage(folder: str) -> Iterator[int]:
    """Return the bytes of each file below a folder that its owner may be changing at this moment.

    Only descriptors are followed, never paths: a folder that becomes a symbolic link meanwhile leads nowhere.
    """
    entries = 0

    def walk(fd: int, depth: int) -> Iterator[int]:
        nonlocal entries
        if depth > _MAX_DEPTH:
            raise _TooMuch
        with os.scandir(fd) as listing:
            for entry in listing:
                entries += 1
                if entries > MAX_ENTRIES:
                    raise _TooMuch
                try:
                    status = entry.stat(follow_symlinks=False)
                    yield status.st_blocks * 512
                    if not stat.S_ISDIR(status.st_mode):
                        continue
                    below = os.open(entry.name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=fd)
                except PermissionError as error:
                    raise _TooMuch from error  # a folder hidden from its watcher
                except OSError:
                    continue  # it has just gone
                try:
                    yield from walk(below, depth + 1)
                finally:
                    os.close(below)

    with _opened(folder) as fd:
        yield from walk(fd, 0)


def _unlinked(thread: str) -> int:
    """Return the bytes of files that a thread's process holds open and that no folder lists any more."""
    total = 0
    for name in os.listdir(f"{thread}/fd"):
        try:
            status = os.stat(f"{thread}/fd/{name}")
        except FileNotFoundError:
            continue  # it has just been closed
        if stat.S_ISREG(status.st_mode) and status.st_nlink == 0:
            total += status.st_blocks * 512
    return total


def _maps_deleted(thread: str, folder: str) -> bool:
    """Say whether a thread's process has a file in its memory that was in that folder and is deleted."""
    with open(f"{thread}/maps", "rb") as file:
        inside = os.fsencode(os.path.realpath(folder)) + b"/"
        return any(inside in line and line.endswith(b" (deleted)\n") for line in file)


def _open_folder(folder: str) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)


@contextmanager
def _opened(folder: str) -> Iterator[int]:
    fd = _open_folder(folder)
    try:
        yield fd
    finally:
        os.close(fd)


def remove_tree(folder: str) -> None:
    """Remove a folder, however deep it nests, however long its paths are and whatever modes are in it.

    Folders are moved beside each other, under fresh names, before they are emptied: no recursion, no long path, two
    descriptors in all. Nobody may be changing the folder any more, since modes are set by name.
    """
    with suppress(OSError):
        os.rmdir(folder)  # most are empty
    if not os.path.isdir(folder):
        return
    trash = tempfile.mkdtemp(dir=os.path.dirname(folder))
    os.chmod(folder, 0o700)
    os.rename(folder, os.path.join(trash, "0"))
    with _opened(trash) as top:
        pending, moved = ["0"], 0
        while pending:
            current = pending.pop()
            below = os.open(current, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
            try:
                for name, is_folder in _listing(below):
                    if _removed(name, is_folder, below):
                        continue
                    os.chmod(name, 0o700, dir_fd=below)  # moving a folder needs the right to write in it
                    moved += 1
                    os.rename(name, str(moved), src_dir_fd=below, dst_dir_fd=top)
                    pending.append(str(moved))
            finally:
                os.close(below)
            os.rmdir(current, dir_fd=top)
    os.rmdir(trash)


def _remove_anything(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        remove_tree(path)
    else:
        os.unlink(path)


def _removed(name: str, is_folder: bool, fd: int) -> bool:
    """Remove a file or an empty folder; False for a folder that is not empty."""
    if not is_folder:
        os.unlink(name, dir_fd=fd)
        return True
    try:
        os.rmdir(name, dir_fd=fd)
    except OSError:
        return False
    return True


def _listing(fd: int) -> list[tuple[str, bool]]:
    with os.scandir(fd) as entries:
        return [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]


class Scratch(NamedTuple):
    """A folder of this run's own.

    Attributes:
        path: the folder.
        lock: a descriptor of the folder that is locked. The lock lasts until every process that inherited the
            descriptor has closed it or has ended, however it ended; no pid can be mistaken for another's.
    """

    path: str
    lock: int


def make_scratch(room_bytes: int) -> Scratch:
    """Make a folder for work folders: in memory if there is room, since a disk may need seconds for a hostile tree.

    What runs that were killed have left is removed first.

    Args:
        room_bytes: how much must be free in memory.
    """
    sweep()
    try:
        usage = os.statvfs(_MEMORY)
        if usage.f_bavail * usage.f_frsize >= room_bytes:
            return _make(_MEMORY)
    except OSError:
        pass
    return _make(tempfile.gettempdir())


@contextmanager
def canary() -> Iterator[str]:
    """Make a file that no submission may read, beside the work folders of others; remove it at the end."""
    folder, lock = _make(tempfile.gettempdir())
    try:
        path = os.path.join(folder, "canary")
        with open(path, "x", encoding="utf-8") as file:
            file.write("A submission that reads this reads too much.\n")
        yield path
    finally:
        WorkFolders(folder, 0).close()
        os.close(lock)


def sweep() -> None:
    """Remove the scratch folders of this user that no living process holds."""
    for place in {_MEMORY, tempfile.gettempdir()}:
        with suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                if entry.name.startswith(_prefix()):
                    _sweep(entry.path)


def _prefix() -> str:
    return f"autograder-{os.geteuid()}-"


def _make(place: str) -> Scratch:
    """Make a folder and lock it; where it is swept between the two, make another."""
    while True:
        path = tempfile.mkdtemp(prefix=_prefix(), dir=place)
        with suppress(FileNotFoundError):
            lock = _open_folder(path)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(lock)
                continue
            except OSError:
                return Scratch(path, lock)  # a file system without locks; nobody can sweep there either
            if _is_there(path, lock):
                return Scratch(path, lock)
            os.close(lock)


def _is_there(path: str, fd: int) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.lstat(path), os.fstat(fd))
    return False


def _sweep(path: str) -> None:
    with suppress(OSError):  # another's, in use, or swept by another run at this moment
        fd = _open_folder(path)
        try:
            status = os.fstat(fd)
            if status.st_uid != os.geteuid() or stat.S_IMODE(status.st_mode) != 0o700:
                return
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_there(path, fd):
                WorkFolders(path, 0).close()
        finally:
            os.close(fd)
