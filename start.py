#!/usr/bin/env python3
"""Set up the course and run a command; it needs only Python 3.11 or newer.

python3 start.py            grades a sample class and prints where grades and feedback pages are
python3 start.py test       runs everything that CI runs
python3 start.py lab        opens the course in JupyterLab
python3 start.py check 03   marks your own notebook 03 on this machine, and opens the feedback page
python3 start.py handout    writes a zip file with which students work on their own machines
python3 start.py WORDS ...  passes any other words to the autograder: python3 start.py grade --help

In a handout, python3 start.py opens the course in JupyterLab, and there are no other commands. On Windows: py start.py
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed"
# what students unpack has the notebooks beside this file, and no engine
HANDOUT = not (ROOT / "pyproject.toml").is_file()
COURSE = ROOT if HANDOUT else ROOT / "course"
PYTEST = [str(PYTHON), "-m", "pytest", "-n", "2"]

# what `start.py test` runs, in this order; nbval executes each notebook once, and so compares outputs for the build too
CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "build": ["autograder", "build", "--check", "--no-run"],
    "release": ["autograder", "release", "--check"],
    "verify": ["autograder", "verify"],
    "nbval": [
        *PYTEST,
        "--dist",
        "loadscope",
        "--nbval",
        "--nbval-current-env",
        "--nbval-cell-timeout",
        "120",
        "solutions",
    ],
    # three workers on two processors: some tests wait, for a browser or for a time limit
    "pytest": [*PYTEST[:-1], "3", "--dist", "worksteal", "--durations=10"],
}
NEEDS_LINUX = "verify"
QUICK = ("ruff check", "ruff format", "mypy", "build", "release")


def stop(sentence):
    """Print one sentence and exit with code 2."""
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


def check_python():
    """Stop if Python is too old or cannot make a virtual environment."""
    if sys.version_info < (3, 11):
        newer = [
            name for name in ("python3.14", "python3.13", "python3.12", "python3.11") if output_of(name, "--version")
        ]
        hint = f"start it with {newer[0]} instead" if newer else "install a newer one"
        stop(
            "This needs Python 3.11 or newer, and {} is {}.{}: {}.".format(sys.executable, *sys.version_info[:2], hint)
        )
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        stop("This Python has no venv module: install it (Debian, Ubuntu: apt install python3-venv) and start again.")


def set_up():
    """Make .venv and install the locked packages; do nothing if that was done for this lock and this Python."""
    locks = [ROOT / name for name in ("requirements.txt", "pyproject.toml") if (ROOT / name).is_file()]
    wanted = hashlib.sha256(b"".join(lock.read_bytes() for lock in locks)).hexdigest()
    wanted += " {}.{} {}".format(*sys.version_info[:2], ROOT)
    if STAMP.is_file() and STAMP.read_text() == wanted and PYTHON.exists():
        return
    import venv

    print("Setting up .venv, once: a minute or two.", flush=True)
    try:
        STAMP.unlink(missing_ok=True)
        usable = PYTHON.exists() and "{}.{}".format(*sys.version_info[:2]) == output_of(
            PYTHON, "-c", "import pip, sys; print('{}.{}'.format(*sys.version_info[:2]))"
        )
        if not usable:
            venv.EnvBuilder(with_pip=True, clear=True).create(VENV)
    except OSError as error:
        stop(f"{VENV} cannot be written ({error.strerror}): copy the course to a folder of your own.")
    except subprocess.CalledProcessError:
        stop("The virtual environment .venv could not be made: is the disk full? Delete .venv and start again.")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--retries", "2", "install", "--quiet"]
    packages = ["--require-hashes", "-r", "requirements.txt"]
    for words in [packages] if HANDOUT else [packages, ["--no-deps", "--no-build-isolation", "-e", "."]]:
        done = subprocess.run([*pip, *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            said = [line for line in done.stdout.splitlines() if line.strip()] or ["nothing"]
            stop("The locked packages could not be installed; is there a network? pip says: " + said[-1].strip())
    if HANDOUT:  # notebooks find what they import
        place = output_of(PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
        (Path(place) / "course.pth").write_text(str(ROOT))
    STAMP.write_text(wanted)


def output_of(*words):
    """Return what a command prints, or empty text if it cannot be run."""
    try:
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode(errors="replace").strip()


def environment():
    """Return the environment with .venv first on PATH, where nbgrader looks for alembic."""
    return {**os.environ, "PATH": str(BIN) + os.pathsep + os.environ.get("PATH", ""), "VIRTUAL_ENV": str(VENV)}


def command(words):
    """Return a command line whose first word is the program in .venv."""
    return [shutil.which(words[0], path=str(BIN)) or words[0], *words[1:]]


def run(*words):
    """Run a command of .venv in the course's folder, and return its exit code."""
    return subprocess.call(command(words), cwd=ROOT, env=environment())


def lab(*words):
    """Open the course in JupyterLab."""
    settings = VENV / "share" / "jupyter" / "lab" / "settings"
    settings.mkdir(parents=True, exist_ok=True)  # nobody is asked about news and updates, which need a network
    (settings / "overrides.json").write_text(
        '{"@jupyterlab/apputils-extension:notification": {"checkForUpdates": false, "fetchNews": "false"}}'
    )
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        words = ("--allow-root", *words)
    first = min((path.relative_to(COURSE).as_posix() for path in COURSE.glob("*/*.ipynb")), default="")
    return run(
        "jupyter", "lab", "--ServerApp.root_dir=" + str(COURSE), "--LabApp.default_url=/lab/tree/" + first, *words
    )


def test():
    """Run every check, show its output, and print at the end how many passed and failed."""
    total, failed_checks, passed, failed = len(CHECKS), [], 0, 0
    quick = ThreadPoolExecutor(2)  # these read, or compute on one processor: two at a time
    begun = {name: quick.submit(captured, CHECKS[name]) for name in QUICK}
    for number, (name, words) in enumerate(CHECKS.items(), 1):
        if name == NEEDS_LINUX and not sys.platform.startswith("linux"):
            print(f"\n[{number}/{total}] {name}: skipped, because grading needs Linux", flush=True)
            continue
        print(f"\n[{number}/{total}] {name}", flush=True)
        code, text = begun[name].result() if name in begun else shown(words)
        if name in begun:
            print(text, end="", flush=True)
        closing = (
            text.rstrip().rpartition("\n")[2] if words[0] == str(PYTHON) else f"1 {'failed' if code else 'passed'}"
        )
        counted = {word: int(count) for count, word in re.findall(r"(\d+) (passed|failed|errors?)\b", closing)}
        bad = sum(count for word, count in counted.items() if word != "passed")
        passed, failed = passed + counted.get("passed", 0), failed + (bad or int(code != 0))
        if code:
            failed_checks.append(name)
    print("\n" + ("Failed: " + ", ".join(failed_checks) if failed_checks else "All checks passed."))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed_checks else 0


def captured(words):
    """Run a command, and return its exit code and the output."""
    done = subprocess.run(command(words), cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.decode(errors="replace")


def shown(words):
    """Run a command, show its output at once, and return its exit code and the output."""
    process = subprocess.Popen(
        command(words), cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    text = b""
    for piece in iter(lambda: os.read(process.stdout.fileno(), 1 << 16), b""):
        sys.stdout.buffer.write(piece)
        sys.stdout.flush()
        text += piece
    return process.wait(), text.decode(errors="replace")


def demo():
    """Grade a sample class; on a system that cannot grade, print what is possible there."""
    if not sys.platform.startswith("linux"):
        print("The course is set up: python3 start.py lab opens it.")
        print("Grading needs the sandbox of Linux: use Linux or a Linux container (README, 'Platforms').")
        return 0
    return run("autograder", "demo")


def main(words):
    """Set up, then run the command."""
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    check_python()
    if HANDOUT and words and words[0] != "lab":
        hidden = " Hidden cases are not in it: only your instructor can mark a notebook." if words[0] == "check" else ""
        stop("This copy of the course has one command: python3 start.py opens it in JupyterLab." + hidden)
    set_up()
    if HANDOUT:
        return lab(*words[1:])
    if not words:
        return demo()
    if words == ["test"]:
        return test()
    if words[0] == "lab":
        return lab(*words[1:])
    return run("autograder", *words)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
