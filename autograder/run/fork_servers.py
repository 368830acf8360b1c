"""The two fork servers of each worker: what the student's process and the judge import, may do and are told."""

from __future__ import annotations

import compileall
import contextlib
import importlib.util
import json
import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from autograder.config.errors import SandboxError, StorageError, UsageError
from autograder.config.files import write_atomically
from autograder.config.limits import Limits
from autograder.sandbox import bubblewrap, landlock, seccomp
from autograder.sandbox.choice import Sandbox
from autograder.sandbox.confine import Confinement
from autograder.sandbox.forkserver_client import ForkServerClient, start_servers
from autograder.sandbox.interpreter import import_path, python_command, readable_paths
from autograder.sandbox.promises import Promised, PromisesBrokenError
from autograder.sandbox.workfolder import MAX_THREADS, Scratch, canary, make_scratch

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
#: Threads that all children of several servers may have beside what each of them may.
_SPARE_THREADS = 2048
#: Times what one work folder may hold, for scratch folders to be in memory.
_ROOM = 8
#: The sandboxes whose promises this process has seen kept: they are tried once a run, not for each worker again.
_KEPT: set[tuple[Sandbox, Limits]] = set()
_PACKAGE = Path(__file__).resolve().parent.parent


class Place(NamedTuple):
    """Where a fork server works.

    Attributes:
        processor: the one that it and its children run on, once it is warm; None leaves that to the kernel.
        handed: folder whose files its children may read: a judge's there, a student's at ``files``.
    """

    processor: int | None = None
    handed: str | None = None


def open_student_servers(
    sandbox: Sandbox,
    limits: Limits,
    figures: bool = False,
    module: Path | None = None,
    library: str | None = None,
    places: Sequence[Place] = (Place(),),
) -> list[ForkServerClient]:
    """Start fork servers whose children run submissions; ``fork`` takes two descriptors, for requests and for answers.

    Args:
        sandbox: from ``choose_sandbox``.
        limits: of one submission.
        figures: draw figures.
        module: a file whose ``serve(read_fd, write_fd, shell, limit)`` children run; by default ``student/server.py``.
        library: package that notebooks import: of the project a student's process finds it and nothing else.
        places: of several, Landlock alone keeps the children of one from the folders of another.

    Raises:
        UsageError: if the course lies where every submission could read it.
        SandboxError: if a confined process could do something that the sandbox promises to prevent.
        autograder.sandbox.forkserver_client.ForkServerDied: if one does not start.
    """
    if sandbox is Sandbox.NONE or (sandbox, limits) in _KEPT:
        return _open_student_servers(sandbox, limits, figures, module, library, places, None)
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
            servers = _open_student_servers(sandbox, limits, figures, module, library, places, promised)
        except PromisesBrokenError as error:
            other = Sandbox.LANDLOCK if sandbox is Sandbox.BUBBLEWRAP else Sandbox.BUBBLEWRAP
            raise SandboxError(
                f"Nothing is graded, because a submission could do on this machine what the sandbox {sandbox} must "
                f"prevent ({error}): pass --sandbox {other}, or none if you trust every submission."
            ) from error
    _KEPT.add((sandbox, limits))
    return servers


def _open_student_servers(
    sandbox: Sandbox,
    limits: Limits,
    figures: bool,
    module: Path | None,
    library: str | None,
    places: Sequence[Place],
    promised: Promised | None,
) -> list[ForkServerClient]:
    readable = _checked_paths()
    modules = {f"autograder/{name}": _PACKAGE / name for name in GUEST}
    own = [_folder_of(library)] if library else []
    modules |= {path.name: path for path in own}
    for path in modules.values():
        _compile(path)
    if module is not None:
        modules[module.name] = module.resolve()
    confinement = Confinement(
        memory_bytes=limits.memory_bytes,
        cpu_seconds=_cpu_seconds(limits),
        file_bytes=limits.files_bytes,
        open_files=_OPEN_FILES,
        # In a namespace of its own the count is the sandbox's; elsewhere it would be that of all the user's processes.
        processes=_most_processes(len(places)) if sandbox is Sandbox.BUBBLEWRAP else None,
        use_landlock=sandbox is not Sandbox.NONE and landlock.abi() > 0,
        use_seccomp=sandbox is not Sandbox.NONE,
        dumpable=sandbox is not Sandbox.BUBBLEWRAP,
    )
    configuration = {
        "files_bytes": limits.files_bytes,
        "output_bytes": limits.output_bytes,
        "message_bytes": limits.message_bytes,
        "figures": figures,
        "sized": sandbox is Sandbox.BUBBLEWRAP,
        "serve": module.stem if module else None,
        "library": library,
        "promised": promised and msgspec.to_builtins(promised),
        "fonts": (fonts := _known_fonts(sandbox)),
    }
    if sandbox is Sandbox.BUBBLEWRAP:
        inside = bubblewrap.places()
        named = {f"{bubblewrap.MODULES}/{name}": str(path) for name, path in modules.items()}
        named |= {bubblewrap.files(n): place.handed for n, place in enumerate(places) if place.handed}
        command = bubblewrap.command(inside, named, limits.files_bytes, len(places))
        allowed = [*inside.mounted, bubblewrap.MODULES]
        servers = _start(
            [*command, *inside.python_command(), "-m", "autograder.student"],
            configuration
            | {
                "servers": [
                    _server(confinement, allowed, place, bubblewrap.work(n), bubblewrap.files(n))
                    for n, place in enumerate(places)
                ],
                "path": [bubblewrap.MODULES, *map(inside.of, import_path())],
            },
            [None] * len(places),
        )
        _keep_fonts(sandbox, fonts, servers[0].learned)
        return servers
    scratch = [make_scratch(_ROOM * limits.files_bytes) for _ in places]
    ours = os.path.join(scratch[0].path, "modules")
    os.mkdir(ours)
    for name, path in modules.items():
        os.makedirs(os.path.dirname(os.path.join(ours, name)), exist_ok=True)
        os.symlink(path, os.path.join(ours, name))
    # Children find everything of ours preloaded: of the project they read the library alone.
    allowed = [*readable, *map(str, own)]
    servers = _start(
        [*python_command(), "-m", "autograder.student"],
        configuration
        | {
            "servers": [
                _server(confinement, allowed, place, folder.path, place.handed)
                for folder, place in zip(scratch, places, strict=True)
            ],
            "path": [ours, *import_path()],
        },
        scratch,
    )
    _keep_fonts(sandbox, fonts, servers[0].learned)
    return servers


def _compile(path: Path) -> None:
    """Compile a module or package that a sandbox can read and not write: else each server compiles it anew."""
    if path.is_dir():
        compileall.compile_dir(path, quiet=2)
    else:
        compileall.compile_file(path, quiet=2)


def _most_processes(servers: int) -> int:
    """Return how many processes and threads all children may have: the kernel counts those of all servers together.

    With several the limit is far above what the watch lets one child have: none can take the threads of another.
    """
    return MAX_THREADS if servers == 1 else servers * MAX_THREADS + _SPARE_THREADS


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


def open_judge_servers(
    limits: Limits, checks: str | None = None, places: Sequence[Place] = (Place(),)
) -> list[ForkServerClient]:
    """Start fork servers whose children run ``autograder.judge.judge.main_child(fds)``.

    The judge runs trusted code on data that a submission made: rlimits, seccomp, and Landlock with nothing but an empty
    folder to write in, as far as the machine has them.

    Args:
        limits: of one submission.
        checks: module that test cells import their checks from; None for plain ``assert``.
        places: as for the student's processes.

    Raises:
        autograder.sandbox.forkserver_client.ForkServerDied: if one does not start.
    """
    own = [_folder_of(checks.partition(".")[0])] if checks else []
    handed = [place.handed for place in places if place.handed]
    confinement = Confinement(
        memory_bytes=2 * limits.memory_bytes,  # it holds what it sent and what came back
        cpu_seconds=_cpu_seconds(limits),
        file_bytes=limits.files_bytes,
        read=(*_checked_paths(), str(_PACKAGE), *map(str, own), *handed),
        use_landlock=landlock.abi() > 0,
        use_seccomp=seccomp.supported(),
        dumpable=True,
    )
    scratch = [make_scratch(_ROOM * limits.files_bytes) for _ in places]
    configuration = {
        "servers": [
            {"work": folder.path, "processor": place.processor} for folder, place in zip(scratch, places, strict=True)
        ],
        "confinement": msgspec.to_builtins(confinement),
        "files_bytes": limits.files_bytes,
        "path": [str(_PACKAGE.parent), *(str(path.parent) for path in own), *import_path()],
        "checks": checks,
    }
    return _start([*python_command(), "-m", "autograder.judge"], configuration, scratch)


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


def _server(confinement: Confinement, allowed: list[str], place: Place, work: str, files: str | None) -> dict[str, Any]:
    """Return what one of the students' fork servers is told.

    Args:
        confinement: of its children, but for what they may read.
        allowed: what all children may read.
        place: where it works.
        work: its work folder, as it sees it.
        files: where its children find the folder that they are handed, if there is one.
    """
    read = (*allowed, *([files] if files and place.handed else []))
    own = msgspec.to_builtins(msgspec.structs.replace(confinement, read=read))
    return {"confinement": own, "work": work, "processor": place.processor}


def _start(
    program: list[str], configuration: dict[str, Any], scratch: Sequence[Scratch | None]
) -> list[ForkServerClient]:
    text = json.dumps(configuration)
    environment = _environment(os.pathsep.join(configuration["path"]), configuration["servers"][0]["work"])
    return start_servers(lambda fds: [*program, ",".join(map(str, fds)), text], environment, scratch)


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
