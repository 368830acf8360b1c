"""Where submissions run: three tiers, and the parents that are opened in them.

``bubblewrap``  own namespaces with nothing in them but the interpreter, its libraries and ``dropout_lab``; in them, all
                that ``landlock`` does
``landlock``    Landlock names the files that may be read, seccomp the system calls, rlimits the sizes
``none``        rlimits only: for submissions that are trusted
"""

from __future__ import annotations

import importlib.util
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from autograder.config.errors import UsageError
from autograder.config.limits import Limits

from . import landlock, seccomp
from .client import WarmParent
from .confine import Confinement
from .workfolder import MAX_THREADS

_PACKAGE = Path(__file__).resolve().parent.parent
_SYSTEM_LIBRARIES = ("/usr/lib", "/usr/lib64", "/lib", "/lib64")
# What of this package a sandbox holds, under its real name.
_GUEST = ("__init__.py", "protocol", "sandbox", "student")
# Where things lie in a bubblewrap sandbox.
_MODULES, _WORK = "/.sandbox/modules", "/.sandbox/work"
# Room beside one child's files for those of the next, made before the last are removed.
_SLACK_BYTES = 1 << 20


class Tier(StrEnum):
    """How a submission is shut in."""

    BUBBLEWRAP = "bubblewrap"
    LANDLOCK = "landlock"
    NONE = "none"


def choose_tier(wanted: str = "auto") -> Tier:
    """The tier to grade in.

    Args:
        wanted: ``auto`` takes the best that works on this machine; the name of a tier is taken at its word.

    Raises:
        UsageError: if it is not to be had; the sentence says what to do.
    """
    if wanted != "auto" and wanted not in list(Tier):
        raise UsageError(f"There is no sandbox named {wanted!r}: say auto, bubblewrap, landlock or none.")
    if sys.platform != "linux":
        raise UsageError(
            "Grading needs Linux: run it in a Linux container or virtual machine; the course works here (start.py lab)."
        )
    if wanted == Tier.NONE:
        return Tier.NONE
    if not seccomp.supported():
        raise UsageError(
            f"There is no sandbox for {platform.machine()} processors: grade on x86_64 or aarch64, "
            "or say --sandbox none if you trust every submission."
        )
    if wanted in ("auto", Tier.BUBBLEWRAP):
        refusal = _probe_bubblewrap()
        if refusal is None:
            return Tier.BUBBLEWRAP
        if wanted == Tier.BUBBLEWRAP:
            raise UsageError(
                f"bubblewrap does not work here ({refusal}): install it, allow user namespaces, or say --sandbox auto."
            )
    if landlock.abi():
        return Tier.LANDLOCK
    raise UsageError(
        "This machine offers no sandbox: install bubblewrap, use a Linux of 5.13 or later with Landlock, "
        "or say --sandbox none if you trust every submission."
    )


def processors() -> int:
    """How many processors this process may use: as many workers keep the machine busy."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processor_of(worker: int, workers: int) -> int | None:
    """The processor for one of so many workers; None, the kernel's choice, where there are more of them than workers.

    A worker's two processes take turns: on one processor neither wakes another, which costs more than a small call.
    """
    if not hasattr(os, "sched_getaffinity") or workers < processors():
        return None
    mine = sorted(os.sched_getaffinity(0))
    return mine[worker % len(mine)]


def open_student_parent(
    tier: Tier, limits: Limits, figures: bool = False, module: Path | None = None, processor: int | None = None
) -> WarmParent:
    """A warm parent whose children run submissions; ``fork`` takes two descriptors, for requests and for answers.

    Args:
        tier: from ``choose_tier``.
        limits: of one submission.
        figures: draw figures.
        module: a file whose ``serve(read_fd, write_fd, shell, limit)`` children run; by default ``student/server.py``.
        processor: the one that it and its children run on, once it is warm; None leaves that to the kernel.

    Raises:
        UsageError: if the course lies where every submission could read it.
        autograder.sandbox.client.ParentDied: if it does not start.
    """
    roots = _read_roots()
    modules = {f"autograder/{name}": _PACKAGE / name for name in _GUEST} | {"dropout_lab": _dropout_lab()}
    if module is not None:
        modules[module.name] = module.resolve()
    confinement = Confinement(
        memory_bytes=limits.memory_bytes,
        cpu_seconds=_cpu_seconds(limits),
        file_bytes=limits.files_bytes,
        # In a namespace of its own the count is the sandbox's; elsewhere it would be that of all the user's processes.
        processes=MAX_THREADS if tier is Tier.BUBBLEWRAP else None,
        use_landlock=tier is not Tier.NONE and landlock.abi() > 0,
        use_seccomp=tier is not Tier.NONE,
        dumpable=tier is not Tier.BUBBLEWRAP,
    )
    configuration = {
        "files_bytes": limits.files_bytes,
        "output_bytes": limits.output_bytes,
        "message_bytes": limits.message_bytes,
        "figures": figures,
        "processor": processor,
        "serve": module.stem if module else None,
    }
    if tier is Tier.BUBBLEWRAP:
        places = {name: f"{_MODULES}/{name}" for name in modules}
        return _start(
            [
                *_bubblewrap(),
                *_bubblewrap_files(
                    roots, {places[name]: str(path) for name, path in modules.items()}, limits.files_bytes
                ),
            ],
            configuration
            | {
                "confinement": _with_read(confinement, [*roots, _MODULES]),
                "sized": True,
                "work": _WORK,
                "path": [_MODULES, *_import_path()],
            },
            _MODULES,
            None,
        )
    folder = _scratch(limits)
    place = os.path.join(folder, "modules")
    os.mkdir(place)
    for name, path in modules.items():
        os.makedirs(os.path.dirname(os.path.join(place, name)), exist_ok=True)
        os.symlink(path, os.path.join(place, name))
    # Children find everything of ours preloaded: of the project they read dropout_lab alone.
    readable = [*roots, str(modules["dropout_lab"])]
    return _start(
        [],
        configuration
        | {
            "confinement": _with_read(confinement, readable),
            "sized": False,
            "work": folder,
            "path": [place, *_import_path()],
        },
        place,
        folder,
    )


def open_judge_parent(limits: Limits, processor: int | None = None) -> WarmParent:
    """A warm parent whose children run ``autograder.judge.judge.main_child(fds)``.

    The judge runs trusted code on data that a submission made: rlimits, seccomp, and Landlock with nothing but an empty
    folder to write in, as far as the machine has them.

    Raises:
        autograder.sandbox.client.ParentDied: if it does not start.
    """
    confinement = Confinement(
        memory_bytes=2 * limits.memory_bytes,  # it holds what it sent and what came back
        cpu_seconds=_cpu_seconds(limits),
        file_bytes=limits.files_bytes,
        read=(*_read_roots(), str(_PACKAGE), str(_dropout_lab())),
        use_landlock=landlock.abi() > 0,
        use_seccomp=seccomp.supported(),
        dumpable=True,
    )
    folder = _scratch(limits)
    path = [str(_PACKAGE.parent), str(_dropout_lab().parent), *_import_path()]
    settings = {"work": folder, "files_bytes": limits.files_bytes, "path": path, "processor": processor}
    configuration = json.dumps({"confinement": confinement.to_dict(), **settings})

    def command(control: int) -> list[str]:
        return [*_python(), "-m", "autograder.judge", str(control), configuration]

    return WarmParent(command, _environment(os.pathsep.join(path), folder), folder)


def _scratch(limits: Limits) -> str:
    """A new folder for work folders: in memory if there is room, since a disk may need seconds for a hostile tree."""
    memory = "/dev/shm"
    try:
        usage = os.statvfs(memory)
        if usage.f_bavail * usage.f_frsize >= 8 * limits.files_bytes:
            return tempfile.mkdtemp(prefix="autograder-", dir=memory)
    except OSError:
        pass
    return tempfile.mkdtemp(prefix="autograder-")


def _cpu_seconds(limits: Limits) -> int:
    # The clock that counts is the worker's; this one is its safety net. Twice, since threads run side by side.
    return math.ceil(2 * limits.notebook_seconds) + 5


def _with_read(confinement: Confinement, read: list[str]) -> dict[str, object]:
    return confinement.to_dict() | {"read": read}


def _start(launcher: list[str], configuration: dict[str, object], modules: str, folder: str | None) -> WarmParent:
    text = json.dumps(configuration)

    def command(control: int) -> list[str]:
        return [*launcher, *_python(), "-m", "autograder.student", str(control), text]

    return WarmParent(command, _environment(modules, str(configuration["work"])), folder)


def _python() -> list[str]:
    # The interpreter itself, not a virtual environment's link to it: the import path is given anyway.
    return [os.path.realpath(sys.executable), "-s", "-P", "-B"]


def _environment(modules: str, work: str) -> dict[str, str]:
    threads = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB")}
    return threads | {
        "PYTHONPATH": modules,
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


def _dropout_lab() -> Path:
    found = importlib.util.find_spec("dropout_lab")
    if found is None or found.origin is None:
        raise UsageError("dropout_lab is not installed: run start.py once, or pip install the project.")
    return Path(found.origin).resolve().parent


def _import_path() -> list[str]:
    """The standard library and the installed packages, as this process has them; nothing of the project."""
    paths = sysconfig.get_paths()
    standard = [paths["stdlib"], paths["platstdlib"]]
    kept = [p for p in sys.path if p.startswith(tuple(standard)) or Path(p).name in ("site-packages", "dist-packages")]
    return list(dict.fromkeys(os.path.realpath(p) for p in kept if os.path.exists(p)))


def _read_roots() -> list[str]:
    """What an interpreter with its packages reads: no prefix as such, which may hold anything, but its libraries.

    Raises:
        UsageError: if the course lies inside one of them.
    """
    wanted = [
        os.path.join(sys.base_prefix, "lib"),
        os.path.join(sys.base_prefix, "lib64"),
        *_import_path(),
        *_SYSTEM_LIBRARIES,
    ]
    roots: list[str] = []
    for path in sorted({os.path.realpath(p) for p in wanted if os.path.isdir(p)}):
        if not any(Path(path).is_relative_to(root) for root in roots):
            roots.append(path)
    project = _PACKAGE.parent
    for root in roots:
        if (project / "solutions").is_dir() and project.is_relative_to(root):
            raise UsageError(f"The course lies in {root}, which every submission can read: move it out of there.")
    return [*roots, "/etc/ld.so.cache"]


def _bubblewrap() -> list[str]:
    command = [
        shutil.which("bwrap") or "bwrap",
        "--unshare-all",
        "--unshare-user",
        "--uid",
        "1000",
        "--gid",
        "1000",
        "--hostname",
        "sandbox",
    ]
    # The server is process 1, so that bubblewrap ends when it ends and not before.
    command += ["--die-with-parent", "--as-pid-1", "--new-session", "--cap-drop", "ALL"]
    return command + (["--disable-userns"] if _has_disable_userns() else [])


def _bubblewrap_files(roots: list[str], modules: dict[str, str], work_bytes: int) -> list[str]:
    """The whole of the file system inside: read-only but for the sized work folder."""
    command = []
    for root in roots:
        command += ["--ro-bind-try", root, root]
    for path in _SYSTEM_LIBRARIES:
        if os.path.islink(path):
            command += ["--symlink", os.readlink(path), path]
    interpreter = os.path.realpath(sys.executable)
    command += ["--ro-bind", interpreter, interpreter]
    for place, path in modules.items():
        command += ["--ro-bind", path, place]
    for device in ("null", "zero", "urandom", "random"):
        command += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    command += [
        "--proc",
        "/proc",
        "--size",
        str(work_bytes + _SLACK_BYTES),
        "--tmpfs",
        _WORK,
        "--remount-ro",
        "/",
        "--chdir",
        _WORK,
    ]
    return [*command, "--"]


@lru_cache(maxsize=1)
def _has_disable_userns() -> bool:
    try:
        answer = subprocess.run(["bwrap", "--help"], capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "--disable-userns" in answer.stdout + answer.stderr


@lru_cache(maxsize=1)
def _probe_bubblewrap() -> str | None:
    """None if a real sandbox, with all that grading asks of it, starts here; otherwise what stood in its way."""
    if shutil.which("bwrap") is None:
        return "there is no program bwrap"
    command = [*_bubblewrap(), *_bubblewrap_files(_read_roots(), {}, 1 << 20), *_python(), "-S", "-c", "pass"]
    try:
        answer = subprocess.run(command, env={}, capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return None if answer.returncode == 0 else (answer.stderr.strip().splitlines() or ["it fails without a word"])[-1]
