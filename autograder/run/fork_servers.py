"""The two fork servers of a worker: what the student's process and the judge import, may do and are told."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import math
import os
from pathlib import Path
from typing import Any

import msgspec

from autograder.config.errors import SandboxError, StorageError, UsageError
from autograder.config.files import write_atomically
from autograder.config.limits import Limits
from autograder.notebook.assignment import Assignment
from autograder.sandbox import bubblewrap, landlock, seccomp
from autograder.sandbox.choice import Sandbox
from autograder.sandbox.confine import Confinement
from autograder.sandbox.forkserver_client import ForkServerClient
from autograder.sandbox.interpreter import import_path, python_command, readable_paths
from autograder.sandbox.promises import Promised, PromisesBrokenError
from autograder.sandbox.workfolder import MAX_THREADS, Scratch, WorkFolders, canary, make_scratch, remove_tree

#: What of this package a student's process finds, under its real name: of ``sandbox`` the half that runs inside.
GUEST = (
    "__init__.py",
    "protocol",
    "sandbox/__init__.py",
    "sandbox/clocks.py",
    "sandbox/confine.py",
    "sandbox/forkserver.py",
    "sandbox/landlock.py",
    "sandbox/promises.py",
    "sandbox/seccomp.py",
    "sandbox/workfolder.py",
    "student",
)
#: Descriptors of a student's process.
_OPEN_FILES = 128
#: Times what one work folder may hold, for scratch folders to be in memory.
_ROOM = 8
#: Bytes that must be free in memory for the files of an assignment to lie there.
_HANDED_ROOM = 1 << 28
#: The sandboxes whose promises this process has seen kept: they are tried once a run, not for each worker again.
_KEPT: set[tuple[Sandbox, Limits]] = set()
_PACKAGE = Path(__file__).resolve().parent.parent


def open_student_server(
    sandbox: Sandbox,
    limits: Limits,
    figures: bool = False,
    module: Path | None = None,
    processor: int | None = None,
    library: str | None = None,
    handed: str | None = None,
) -> ForkServerClient:
    """Start a fork server whose children run submissions; ``fork`` takes two descriptors, for requests and for answers.

    Args:
        sandbox: from ``choose_sandbox``.
        limits: of one submission.
        figures: draw figures.
        module: a file whose ``serve(read_fd, write_fd, shell, limit)`` children run; by default ``student/server.py``.
        processor: the one that it and its children run on, once it is warm; None leaves that to the kernel.
        library: package that notebooks import: of the project a student's process finds it and nothing else.
        handed: folder of ``HandedFiles``, which children may read; ``files_inside`` says where they find it.

    Raises:
        UsageError: if the course lies where every submission could read it.
        SandboxError: if a confined process could do something that the sandbox promises to prevent.
        autograder.sandbox.forkserver_client.ForkServerDied: if it does not start.
    """
    if sandbox is Sandbox.NONE or (sandbox, limits) in _KEPT:
        return _open_student_server(sandbox, limits, figures, module, processor, library, handed, None)
    with canary() as secret:
        promised = Promised(
            memory_bytes=limits.memory_bytes,
            cpu_seconds=_cpu_seconds(limits),
            files_bytes=limits.files_bytes,
            open_files=_OPEN_FILES,
            canary=secret,
            pid=os.getpid(),
            visible=sandbox is not Sandbox.BUBBLEWRAP,
        )
        try:
            server = _open_student_server(sandbox, limits, figures, module, processor, library, handed, promised)
        except PromisesBrokenError as error:
            other = Sandbox.LANDLOCK if sandbox is Sandbox.BUBBLEWRAP else Sandbox.BUBBLEWRAP
            raise SandboxError(
                f"Nothing is graded, because a submission could do on this machine what the sandbox {sandbox} must "
                f"prevent ({error}): pass --sandbox {other}, or none if you trust every submission."
            ) from error
    _KEPT.add((sandbox, limits))
    return server


def _open_student_server(
    sandbox: Sandbox,
    limits: Limits,
    figures: bool,
    module: Path | None,
    processor: int | None,
    library: str | None,
    handed: str | None,
    promised: Promised | None,
) -> ForkServerClient:
    readable = _checked_paths()
    modules = {f"autograder/{name}": _PACKAGE / name for name in GUEST}
    own = [_folder_of(library)] if library else []
    modules |= {path.name: path for path in own}
    if module is not None:
        modules[module.name] = module.resolve()
    confinement = Confinement(
        memory_bytes=limits.memory_bytes,
        cpu_seconds=_cpu_seconds(limits),
        file_bytes=limits.files_bytes,
        open_files=_OPEN_FILES,
        # In a namespace of its own the count is the sandbox's; elsewhere it would be that of all the user's processes.
        processes=MAX_THREADS if sandbox is Sandbox.BUBBLEWRAP else None,
        use_landlock=sandbox is not Sandbox.NONE and landlock.abi() > 0,
        use_seccomp=sandbox is not Sandbox.NONE,
        dumpable=sandbox is not Sandbox.BUBBLEWRAP,
    )
    configuration = {
        "files_bytes": limits.files_bytes,
        "output_bytes": limits.output_bytes,
        "message_bytes": limits.message_bytes,
        "figures": figures,
        "processor": processor,
        "serve": module.stem if module else None,
        "library": library,
        "promised": promised and msgspec.to_builtins(promised),
        "fonts": (fonts := _known_fonts(sandbox)),
    }
    if sandbox is Sandbox.BUBBLEWRAP:
        inside = bubblewrap.places()
        named = {f"{bubblewrap.MODULES}/{name}": str(path) for name, path in modules.items()}
        named |= {bubblewrap.FILES: handed} if handed else {}
        files = [bubblewrap.FILES] if handed else []
        server = _start(
            [*bubblewrap.command(inside, named, limits.files_bytes), *inside.python_command()],
            configuration
            | {
                "confinement": _with_read(confinement, [*inside.mounted, bubblewrap.MODULES, *files]),
                "sized": True,
                "work": bubblewrap.WORK,
                "path": [bubblewrap.MODULES, *map(inside.of, import_path())],
            },
            None,
        )
        _keep_fonts(sandbox, fonts, server.learned)
        return server
    scratch = make_scratch(_ROOM * limits.files_bytes)
    place = os.path.join(scratch.path, "modules")
    os.mkdir(place)
    for name, path in modules.items():
        os.makedirs(os.path.dirname(os.path.join(place, name)), exist_ok=True)
        os.symlink(path, os.path.join(place, name))
    # Children find everything of ours preloaded: of the project they read the library alone.
    server = _start(
        python_command(),
        configuration
        | {
            "confinement": _with_read(confinement, [*readable, *map(str, own), *([handed] if handed else [])]),
            "sized": False,
            "work": scratch.path,
            "path": [place, *import_path()],
        },
        scratch,
    )
    _keep_fonts(sandbox, fonts, server.learned)
    return server


def _font_cache(sandbox: Sandbox) -> Path:
    """Return the file with matplotlib's list of the fonts that a sandbox lets it see."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "autograder", f"fonts-{sandbox}.json")


def _known_fonts(sandbox: Sandbox) -> dict[str, str]:
    """Return what an earlier server has learned of fonts: to look at each takes a third of a second."""
    try:
        return msgspec.json.decode(_font_cache(sandbox).read_bytes(), type=dict[str, str])
    except (OSError, RuntimeError, msgspec.DecodeError):
        return {}


def _keep_fonts(sandbox: Sandbox, known: dict[str, str], learned: dict[str, str]) -> None:
    if learned and learned != known:
        with contextlib.suppress(StorageError, RuntimeError):  # no home, or a full one: it is looked up again next time
            write_atomically(_font_cache(sandbox), [json.dumps(learned)], durable=False)


def open_judge_server(
    limits: Limits, processor: int | None = None, checks: str | None = None, handed: str | None = None
) -> ForkServerClient:
    """Start a fork server whose children run ``autograder.judge.judge.main_child(fds)``.

    The judge runs trusted code on data that a submission made: rlimits, seccomp, and Landlock with nothing but an empty
    folder to write in, as far as the machine has them.

    Args:
        limits: of one submission.
        processor: as for the student's process.
        checks: module that test cells import their checks from; None for plain ``assert``.
        handed: as for the student's process.

    Raises:
        autograder.sandbox.forkserver_client.ForkServerDied: if it does not start.
    """
    own = [_folder_of(checks.partition(".")[0])] if checks else []
    confinement = Confinement(
        memory_bytes=2 * limits.memory_bytes,  # it holds what it sent and what came back
        cpu_seconds=_cpu_seconds(limits),
        file_bytes=limits.files_bytes,
        read=(*_checked_paths(), str(_PACKAGE), *map(str, own), *([handed] if handed else [])),
        use_landlock=landlock.abi() > 0,
        use_seccomp=seccomp.supported(),
        dumpable=True,
    )
    folder, lock = make_scratch(_ROOM * limits.files_bytes)
    path = [str(_PACKAGE.parent), *(str(path.parent) for path in own), *import_path()]
    settings = {
        "work": folder,
        "files_bytes": limits.files_bytes,
        "path": path,
        "processor": processor,
        "checks": checks,
    }
    configuration = json.dumps({"confinement": msgspec.to_builtins(confinement), **settings})

    def command(control: int) -> list[str]:
        return [*python_command(), "-m", "autograder.judge", str(control), configuration]

    return ForkServerClient(command, _environment(os.pathsep.join(path), folder), folder, lock)


class HandedFiles:
    """Folder with the files of one assignment at a time, as its students have them, which processes may read.

    A submission finds those of its own assignment there, and of no other.
    """

    def __init__(self) -> None:
        self.folder, self._lock = make_scratch(_HANDED_ROOM)
        self._there = ""

    def lay_out(self, assignment: Assignment) -> str:
        """Put an assignment's files there.

        Returns:
            The name of the folder inside ``folder`` that holds them; empty if there are none.
        """
        if not assignment.files:
            return ""
        if self._there != assignment.key:
            if self._there:
                remove_tree(os.path.join(self.folder, self._there))
            self._there = assignment.key
            for file in assignment.files:
                place = Path(self.folder, self._there, file.name)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.path.read_bytes() if file.path is not None else file.content or b"")
                place.chmod(0o444)
        return self._there

    def close(self) -> None:
        """Remove the folder."""
        WorkFolders(self.folder, 0).close()
        os.close(self._lock)


def files_inside(sandbox: Sandbox, folder: str) -> str:
    """Return where a student's process finds the folder of ``HandedFiles``."""
    return bubblewrap.FILES if sandbox is Sandbox.BUBBLEWRAP else folder


def _checked_paths() -> list[str]:
    """Return what an interpreter reads.

    Raises:
        UsageError: if the course lies inside one of them.
    """
    paths = readable_paths()
    project = _PACKAGE.parent
    for path in paths:
        if (project / "solutions").is_dir() and project.is_relative_to(path):
            raise UsageError(f"The course lies in {path}, which every submission can read: move it out of there.")
    return paths


def _folder_of(library: str) -> Path:
    found = importlib.util.find_spec(library)
    if found is None or found.origin is None:
        raise UsageError(f"{library} is not installed: run start.py once, or pip install the project.")
    return Path(found.origin).resolve().parent


def _cpu_seconds(limits: Limits) -> int:
    # The clock that counts is the worker's; this one is its safety net. Twice, since threads run side by side.
    return math.ceil(2 * limits.notebook_seconds) + 5


def _with_read(confinement: Confinement, read: list[str]) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(msgspec.structs.replace(confinement, read=tuple(read)))
    return fields


def _start(interpreter: list[str], configuration: dict[str, Any], scratch: Scratch | None) -> ForkServerClient:
    text = json.dumps(configuration)
    environment = _environment(os.pathsep.join(configuration["path"]), configuration["work"])

    def command(control: int) -> list[str]:
        return [*interpreter, "-m", "autograder.student", str(control), text]

    return ForkServerClient(command, environment, *(scratch or ()))


def _environment(path: str, work: str) -> dict[str, str]:
    threads = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB")}
    return threads | {
        "PYTHONPATH": path,
        "PATH": "",
        "LANG": "C.UTF-8",
        "HOME": work,
        "TMPDIR": work,
        "MPLCONFIGDIR": work,
        "IPYTHONDIR": work,
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MALLOC_ARENA_MAX": "2",  # each arena of a thread reserves 64 MB of the address space that is limited
        # What one call frees, the next one takes: given back meanwhile, it would have to be zeroed page by page.
        "MALLOC_TRIM_THRESHOLD_": str(64 << 20),
        "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    }
