"""A cluster: real schedulers and workers on loopback, which die and come while a class is graded."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.config.course import read_course
from autograder.config.errors import ClusterError, UsageError
from autograder.config.json_messages import decode, encode
from autograder.config.limits import Limits
from autograder.config.paths import Paths
from autograder.notebook.assignment import load_assignments
from autograder.notebook.inbox import SubmittedWork, find_tasks
from autograder.notebook.outputs import Error, Stream
from autograder.notebook.results import CellOutput, CellResult, NotebookResult, Shown
from autograder.notebook.schedule import Step
from autograder.notebook.submission import Submission, answered, read_submission
from autograder.run import dask_client as cluster
from autograder.run import dask_worker
from autograder.run.dask_messages import Answer, Refusal, RunSpec, SentSubmission, SentWork, packed, unpacked
from autograder.run.dask_worker import WorkerCache
from autograder.run.grading import grade
from autograder.run.worker import Worker
from autograder.sandbox import landlock
from tests.soak import interruptions
from tests.support import toy
from tests.support.notebooks import ROOT

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")

LIMITS = Limits(cell_seconds=5.0, notebook_seconds=30.0)
PAUSE = "import time\ntime.sleep(0.2)\n"
#: In the sandbox ``none`` a submission can reach the cluster's own process: its parent's parent.
KILLS_ITS_WORKER = """\
import os, signal
server = open(f"/proc/{os.getppid()}/stat").read()
os.kill(int(server.rpartition(")")[2].split()[1]), signal.SIGKILL)
answer = 42"""


class Dask:
    """A scheduler and its workers, each a process."""

    def __init__(self, folder: Path, scheme: str = "tcp", **settings: str):
        self._folder = folder
        self._settings = settings
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"{scheme}://127.0.0.1:{port}"
        self._processes: list[subprocess.Popen[bytes]] = []
        words = f"scheduler --protocol {scheme} --host 127.0.0.1 --port {port} --dashboard-address 127.0.0.1:0"
        self.scheduler = self._start(*words.split())

    def _start(self, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        with open(self._folder / f"log-{len(self._processes)}", "wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *words, "--no-dashboard"],
                cwd=self._folder,
                env={**os.environ, **self._settings, **environment},
                stdout=log,
                stderr=log,
            )
        self._processes.append(process)
        return process

    def worker(self, *words: str, threads: int = 1, nanny: bool = False, **environment: str) -> subprocess.Popen[bytes]:
        kind = "--nanny" if nanny else "--no-nanny"
        local = str(self._folder / f"local-{len(self._processes)}")
        options = ["--nthreads", str(threads), "--host", "127.0.0.1", "--local-directory", local]
        return self._start("worker", self.address, kind, *options, *words, **environment)

    def wait_for(self, workers: int) -> list[str]:
        """The addresses of the workers, once there are so many."""
        from distributed import Client

        with Client(self.address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
            return list(client.nthreads())

    def close(self) -> None:
        """Ends the workers, then the scheduler."""
        for processes in (self._processes[1:], self._processes[:1]):
            for process in processes:
                process.terminate()
            for process in processes:
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def below(pid: int) -> set[int]:
    """The living processes that a process has started, and those that they have."""
    parents = {}
    for entry in os.listdir("/proc"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            state, parent = Path(f"/proc/{int(entry)}/stat").read_text().rpartition(")")[2].split()[:2]
            if state != "Z":
                parents[int(entry)] = int(parent)
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def ended(pids: set[int], seconds: float = 15) -> bool:
    """Whether all of these processes end in time."""
    deadline = time.monotonic() + seconds
    while any(map(alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(map(alive, pids))


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """A scheduler with two workers of one thread; where Landlock is to be had, the second one has nothing else."""
    dask = Dask(tmp_path_factory.mktemp("dask"))
    dask.worker()
    dask.worker(**({"PATH": ""} if landlock.abi() else {}))
    dask.wait_for(2)
    yield dask
    pids = set().union(*(below(process.pid) for process in dask._processes))
    dask.close()
    assert pids, "no worker had opened a sandbox, so nothing is shown"
    assert ended(pids), "a worker that was stopped has left processes"


@pytest.fixture
def frail(tmp_path: Path) -> Iterator[Dask]:
    """A scheduler that trusts no task which has ended a worker, and a worker that a nanny starts again; over TLS."""
    import dask as library

    settings = certificates(tmp_path) if shutil.which("openssl") else {}
    frail = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with library.config.set(settings):
        variables = {f"DASK_{key.replace('.', '__').replace('-', '_').upper()}": path for key, path in settings.items()}
        dask = Dask(tmp_path, "tls" if settings else "tcp", **frail, **variables)
        dask.worker(threads=2, nanny=True)
        dask.wait_for(1)
        yield dask
        dask.close()


def certificates(folder: Path) -> dict[str, str]:
    """Dask's settings for a certificate that vouches for itself."""
    key, certificate = str(folder / "key.pem"), str(folder / "certificate.pem")
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test -keyout"
    subprocess.run(["openssl", *words.split(), key, "-out", certificate], check=True, capture_output=True)
    files = {"ca-file": certificate}
    for role in ("client", "scheduler", "worker"):
        files |= {f"{role}.cert": certificate, f"{role}.key": key}
    return {f"distributed.comm.tls.{name}": path for name, path in files.items()}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return toy.make_course(tmp_path / "course")


def at(number: int, act: Callable[[], Any]) -> Callable[[int, int], None]:
    """A progress that does something once, when so many notebooks are done."""
    acts = [act]

    def progress(done: int, _: int) -> None:
        if done >= number and acts:
            acts.pop()()

    return progress


def hand_in_class(course: Path, more: int = 0) -> None:
    """Everything that can become of a notebook, and some that are right."""
    for student, notebook in interruptions.CLASS.items():
        toy.hand_in(course, student, notebook)
    for number in range(more):
        answer = f"{PAUSE}print({number} / 7)\nanswer = {41 + number % 2}"
        toy.hand_in(course, f"s{number:02d}", toy.submitted(answer=answer))
    slow = "import time\nwhile True:\n    try:\n        time.sleep(9)\n    except BaseException:\n        pass"
    toy.hand_in(course, "zoe", toy.submitted(answer=slow))


def state_of(course: Path) -> interruptions.State:
    """What a run left, with the next one's place made free."""
    state = interruptions.state(course)
    for path in (course / "classroom").iterdir():
        if path.name != "submitted":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return state


# ------------------------------------------------------------------------------------------------ the same results


@pytest.mark.long
def test_a_cluster_that_loses_a_worker_and_gains_one_grades_as_one_machine_does(course: Path, dask: Dask) -> None:
    limits = Limits(cell_seconds=1.5)
    hand_in_class(course, more=16)
    here = grade(course=course, limits=limits)
    expected = state_of(course)
    assert {r.status for r in here.results} == {"graded", "unreadable", "crashed", "timeout"}
    first = dask._processes[1]
    orphans: set[int] = set()
    gained: list[subprocess.Popen[bytes]] = []

    def disturb() -> None:
        orphans.update(below(first.pid))
        first.kill()
        gained.append(dask.worker())
        dask.wait_for(2)

    there = grade(course=course, limits=limits, cluster=dask.address, progress=at(3, disturb))
    assert orphans and below(gained[0].pid), "the workers that died and came had no part in it"
    assert ended(orphans)
    assert there.results == here.results
    found = state_of(course)
    assert found.gradebook == expected.gradebook
    assert found.files == expected.files


def test_figures_are_drawn_on_the_cluster_as_here(course: Path, dask: Dask) -> None:
    drawn = "import matplotlib.pyplot as plt\nplt.plot([1, 3, 2])\nplt.show()\nanswer = 42"
    toy.hand_in(course, "ada", toy.submitted(answer=drawn))
    executed = course / "classroom" / "autograded" / "ada" / "toy" / "toy.ipynb"
    grade(course=course, limits=LIMITS, figures=True)
    here = executed.read_text()
    assert "image/" in here
    grade(course=course, limits=LIMITS, figures=True, force=True, cluster=dask.address)
    assert executed.read_text() == here


def test_no_more_is_read_than_keeps_the_workers_busy(course: Path, dask: Dask) -> None:
    for number in range(30):
        toy.hand_in(course, f"s{number:02d}", toy.submitted())
    (notebook,) = load_assignments(course / "solutions")
    tasks = find_tasks(Paths.of(read_course(course)), [notebook], None, [notebook.name], explicit=False)
    read, most = 0, 0

    def waiting() -> Iterator[Any]:
        nonlocal read
        for task in tasks:
            read += 1
            submission = read_submission(task.folder, task.student, notebook)
            yield SubmittedWork(str(read), task, submission)

    with cluster.connected(dask.address, "auto", LIMITS, False, "dropout_lab.checks") as graded:
        for done, (_, result) in enumerate(graded(waiting()), start=1):
            assert result.score == 4
            most = max(most, read - done)
    assert read == done == 30
    assert 0 < most <= 2 * 2 * 2  # two tasks for each thread, of two notebooks in so small a class


def test_tasks_grow_with_the_class_and_workers_make_the_pages(
    course: Path, dask: Dask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(24):
        toy.hand_in(course, f"s{number:02d}", toy.submitted(answer=f"answer = {30 + number}"))
    sent: list[int] = []

    def counted(works: tuple[SentWork, ...]) -> bytes:
        sent.append(len(works))
        return packed(works)

    monkeypatch.setattr(cluster, "packed", counted)
    monkeypatch.setattr(cluster, "_GROWTH", 1)
    monkeypatch.setattr(cluster, "_BATCH", 4)
    monkeypatch.setattr("autograder.report.record.Renderer.render", lambda *_: pytest.fail("rendered by the writer"))
    seen = []
    graded = grade(course=course, limits=LIMITS, cluster=dask.address, progress=lambda done, _: seen.append(done))
    assert [r.score for r in graded.results] == [4 if n == 12 else 3 for n in range(24)]
    assert (sent[0], sent[1], max(sent), sum(sent)) == (1, 1, 4, 25), "the reference solution, then the class"
    assert seen == list(range(25)), "results come one by one"


# ------------------------------------------------------------------------------------------------ what ends, and who


@pytest.mark.long
def test_a_notebook_that_ends_its_workers_again_and_again_is_an_error_and_no_other_is(
    course: Path, frail: Dask
) -> None:
    for number in range(4):
        toy.hand_in(course, f"s{number}", toy.submitted(double=PAUSE + toy.DOUBLE))
    toy.hand_in(course, "eve", toy.submitted(answer=KILLS_ITS_WORKER))
    graded = grade(course=course, limits=LIMITS, sandbox="none", cluster=frail.address)
    (eve,) = graded.ungraded
    assert (eve.student, eve.status, eve.score) == ("eve", "error", 0)
    assert "when it was alone" in eve.reason
    assert [r.score for r in graded.results if r.student != "eve"] == [4] * 4

    # the scheduler goes, too
    def kill() -> None:
        frail.scheduler.kill()

    with pytest.raises(ClusterError, match=r"is gone.*what was graded is kept"):
        grade(course=course, limits=LIMITS, force=True, cluster=frail.address, progress=at(1, kill))
    kept = (course / "classroom" / "journal.jsonl").read_bytes().count(b"\n")
    assert kept >= 6


def test_a_run_whose_client_was_killed_goes_on_where_it_stopped(course: Path, dask: Dask) -> None:
    for number in range(12):
        toy.hand_in(course, f"s{number:02d}", toy.submitted(answer=f"{PAUSE}answer = {36 + number}"))
    command = [sys.executable, "-m", "autograder", "grade", "--course", str(course), "--cluster", dask.address]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    journal = course / "classroom" / "journal.jsonl"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (journal.exists() and journal.read_bytes().count(b"\n") >= 3):
        time.sleep(0.05)
    process.kill()
    process.wait()
    done = journal.read_bytes().count(b"\n")
    assert 3 <= done < 12
    again = subprocess.run(command, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    assert "distributed" not in again.stderr + again.stdout
    assert journal.read_bytes().count(b"\n") == 12
    assert sum(r.score for r in grade(course=course, limits=Limits()).results) == 37


def test_a_worker_with_another_version_of_the_course_is_named_and_does_not_grade(
    course: Path, dask: Dask, tmp_path: Path
) -> None:
    for number in range(16):
        toy.hand_in(course, f"s{number:02d}", toy.submitted(double=PAUSE + toy.DOUBLE))
    shutil.copytree(ROOT / "course" / "dropout_lab", tmp_path / "dropout_lab")
    with open(tmp_path / "dropout_lab" / "checks" / "__init__.py", "a") as file:
        file.write("# mended\n")
    others = set(dask.wait_for(2))
    strange: list[subprocess.Popen[bytes]] = []

    def add() -> None:
        path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
        strange.append(dask.worker(PYTHONPATH=path))
        dask.wait_for(3)

    with pytest.raises(
        ClusterError, match=r"worker tcp://\S+ has another version of the course \(dropout_lab"
    ) as first:
        grade(course=course, limits=LIMITS, cluster=dask.address, progress=at(2, add))
    (address,) = set(dask.wait_for(3)) - others
    assert address in str(first.value)
    done = (course / "classroom" / "journal.jsonl").read_bytes().count(b"\n")
    assert 2 <= done < 16
    with pytest.raises(ClusterError, match=f"worker {address} has another version"):
        grade(course=course, limits=LIMITS, cluster=dask.address)
    strange[0].kill()
    strange[0].wait()
    assert grade(course=course, limits=LIMITS, cluster=dask.address).fresh == 16 - done


# ------------------------------------------------------------------------------------------------ one sentence


@pytest.mark.parametrize("address", ["here", "tcp://", "tcp://host", "http://host:1", "tcp://host:x", "tcp://h:1/a"])
def test_what_is_no_address_is_refused(course: Path, address: str) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    with pytest.raises(UsageError, match="is not the address of a scheduler: pass --cluster tcp://HOST:PORT"):
        grade(course=course, cluster=address)


def test_a_scheduler_that_does_not_answer_ends_with_2_and_a_sentence(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        code = (
            "from autograder.cli import commands; from autograder.run import dask_client; "
            "dask_client.CONNECT_SECONDS = 1; commands.main()"
        )
        command = [sys.executable, "-c", code, "grade", "--cluster", address]
        done = subprocess.run(command, cwd=course, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.strip().splitlines()[-1].startswith(f"autograder: No scheduler answers at {address}:")
    assert "Traceback" not in done.stderr and "distributed" not in done.stderr


def test_without_certificates_tls_is_refused(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    with pytest.raises(ClusterError, match=r"name certificates in Dask's configuration, distributed\.comm\.tls"):
        grade(course=course, cluster="tls://127.0.0.1:1")
    log = (course / "classroom" / "autograder.log").read_text()
    assert "no scheduler answers at tls://127.0.0.1:1" in log and "Traceback" in log


def test_a_scheduler_without_workers_is_told_so_before_and_meanwhile(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        toy.hand_in(course, f"s{number}", toy.submitted(double=PAUSE + toy.DOUBLE))
    monkeypatch.setattr(cluster, "WORKER_SECONDS", 1)
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 60)  # it starts at the same time
    idle = Dask(tmp_path)
    try:
        with pytest.raises(ClusterError, match=f"has no workers.*dask worker {idle.address}"):
            grade(course=course, limits=LIMITS, cluster=idle.address)
        only = idle.worker()
        idle.wait_for(1)
        with pytest.raises(ClusterError, match="has lost all its workers: start some; what was graded is kept"):
            grade(course=course, limits=LIMITS, cluster=idle.address, progress=at(1, only.kill))
    finally:
        idle.close()
    assert 0 < grade(course=course, limits=LIMITS).fresh < 8


def test_a_worker_without_the_sandbox_that_is_asked_for_is_named(course: Path, dask: Dask) -> None:
    if not landlock.abi():
        pytest.skip("without Landlock no worker is short of bubblewrap")
    toy.hand_in(course, "ada", toy.submitted())
    with pytest.raises(
        ClusterError, match=r"worker tcp://\S+ has no sandbox to grade in. bubblewrap does not work here"
    ):
        grade(course=course, cluster=dask.address, sandbox="bubblewrap")


def test_the_traceback_of_a_task_that_failed_is_kept_with_the_name_of_its_notebook(
    course: Path, dask: Dask, monkeypatch: pytest.MonkeyPatch
) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    broken = lambda works: b"{" if works[0].submission.student == "ada" else packed(works)  # noqa: E731
    monkeypatch.setattr(cluster, "packed", broken)
    (result,) = grade(course=course, limits=LIMITS, cluster=dask.address).results
    assert result.status == "error" and result.reason.startswith("The cluster failed on it: error: Error -5")
    log = (course / "classroom" / "autograder.log").read_text()
    assert "ada, toy: the cluster failed on it" in log and "Traceback" in log and "zlib.error" in log


def test_a_worker_without_the_course_is_told_what_it_lacks() -> None:
    assert "install the same" in cluster._sentence(ModuleNotFoundError("No module named 'autograder'"))


def test_jobs_and_a_cluster_do_not_go_together(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    with pytest.raises(UsageError, match="--jobs is for this machine"):
        grade(course=course, cluster="tcp://127.0.0.1:1", jobs=2)


def test_without_dask_the_extra_is_named(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install '\.\[cluster\]'"):
        grade(course=course, cluster="tcp://127.0.0.1:1")


def test_what_needs_no_cluster_does_not_import_dask() -> None:
    code = (
        "import sys, autograder.cli.commands, autograder.run.grading; print({'dask', 'distributed'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


# ------------------------------------------------------------------------------------------------ what crosses


@pytest.mark.parametrize("assignment", load_assignments(ROOT / "solutions"), ids=lambda a: a.name)
def test_terms_and_submissions_cross_as_text_and_are_what_they_were(assignment: Any) -> None:
    terms = RunSpec.of(assignment, LIMITS, True, "auto", "dropout_lab.checks", dask_worker.software("dropout_lab"))
    there = decode(encode(terms), RunSpec)
    assert there.assignment.key == assignment.key and there.assignment.cells == assignment.cells
    assert (there.limits, there.figures, there.sandbox, there.software) == (LIMITS, True, "auto", terms.software)
    submission = Submission("\udcff", assignment, answered(assignment, {}).cells, ("Told.",))
    crossed = there.unpacked(decode(encode(terms.packed(submission)), SentSubmission))
    assert (crossed.student, crossed.cells, crossed.notes) == ("\udcff", submission.cells, ("Told.",))
    assert crossed.key == submission.key


def test_results_cross_as_text_and_are_what_they_were() -> None:
    cells = (CellResult("test_a", "failed", 0.1 + 0.2, 1 / 3, "é", "slug"), CellResult("test_b", "passed", 1.0, 1.0))
    outputs = (CellOutput(3, (Stream("stdout", "\x1b[0m"), Error("E", "\udcff"))),)
    steps = (Step("run", "x = 1", 0), Step("test", "assert x", grade_id="test_a"))
    result = NotebookResult("\udcff", "toy", "toy", "graded", "why", cells, outputs, 1.5, steps)
    shown = Shown("<p>\udcff</p>", None, ("Traceback",))
    (crossed, other) = unpacked(packed(Answer((result, replace(result, shown=shown)))), Answer).results
    assert (crossed, crossed.outputs, crossed.seconds, crossed.steps) == (result, outputs, 1.5, steps)
    assert (crossed.shown, other.shown) == (None, shown)


def test_what_is_no_answer_is_refused() -> None:
    for text in ("{}", '{"type": "graded", "result": {"student": 1}}', "[]"):
        with pytest.raises(msgspec.ValidationError):
            decode(text, Answer | Refusal)


def test_warm_workers_are_used_again_and_end_when_nobody_needs_them(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[Worker] = []
    monkeypatch.setattr(Worker, "close", lambda worker: closed.append(worker))
    (assignment,) = load_assignments(course / "solutions")
    terms = RunSpec.of(assignment, LIMITS, False, "none", "dropout_lab.checks", {})
    cache = WorkerCache(idle_seconds=0.3)
    with cache.worker(terms, 2) as one, cache.worker(terms, 2) as two:
        assert one is not two
    with cache.worker(terms, 2) as again:
        assert again in (one, two)
        deadline = time.monotonic() + 10
        while not closed and time.monotonic() < deadline:
            time.sleep(0.02)
        assert closed and again not in closed
    while len(closed) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert sorted(map(id, closed)) == sorted(map(id, (one, two)))
