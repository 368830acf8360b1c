"""What every submission needs is imported once, by the server that forks, and by no fork again."""

from __future__ import annotations

import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.config.limits import Limits
from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.schedule import Step, merge
from autograder.notebook.submission import answered
from autograder.run import worker as worker_module
from autograder.run.worker import Worker
from autograder.sandbox.choice import choose_sandbox
from tests.support.sandboxed import Child, open_parent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes need Linux")

ROOT = Path(__file__).resolve().parents[2]
KNOWN = "import builtins, sys\nbuiltins.known = set(sys.modules)"
NOTHING_NEW = "\nimport sys\nassert sys.modules.keys() <= known, sorted(sys.modules.keys() - known)"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(choose_sandbox(), Limits(), checks="dropout_lab.checks") as worker:
        yield worker


@pytest.mark.parametrize("assignment", load_graded(ROOT / "solutions"), ids=lambda a: a.name)
def test_no_judge_imports_what_its_server_could_have_imported(
    assignment: Assignment, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def merged(*arguments: Any) -> tuple[Step, ...]:
        steps = merge(*arguments)
        last = replace(steps[-1], source=steps[-1].source + NOTHING_NEW)
        return (Step("given", KNOWN), *steps[:-1], last)

    monkeypatch.setattr(worker_module, "merge", merged)
    result = worker.grade(assignment, answered(assignment, {}))
    assert [(cell.status, cell.message) for cell in result.cells] == [("passed", "")] * len(result.cells)


def test_fonts_are_looked_up_once_a_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    sandbox = choose_sandbox()
    open_parent(sandbox).close()
    (cache,) = (tmp_path / "autograder").iterdir()
    told = cache.read_text()
    assert "DejaVu Sans" in told
    cache.write_text(told.replace("DejaVu Serif Display", "Seen Before"))
    with open_parent(sandbox) as parent, Child(parent) as child:
        child.send("from matplotlib.font_manager import fontManager as f\nprint('Seen Before' in f.get_font_names())")
        answer = child.answer()
    assert answer is not None
    assert answer["outputs"][0]["text"] == "True\n", answer


def test_a_damaged_cache_of_fonts_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache = tmp_path / "autograder" / f"fonts-{choose_sandbox()}.json"
    cache.parent.mkdir()
    cache.write_text('{"fontlist-v1.json": "half a li')
    open_parent(choose_sandbox()).close()
    assert "DejaVu Sans" in cache.read_text()


@pytest.mark.skipif(
    not Path("/sys/kernel/mm/transparent_hugepage/enabled").exists()
    or tuple(int(part) for part in platform.release().split(".")[:2]) < (6, 1),
    reason="this kernel gathers no huge pages",
)
def test_what_a_server_holds_lies_in_huge_pages() -> None:
    program = """
from pathlib import Path
from autograder.sandbox.forkserver import _gather_in_huge_pages
held = [bytearray(b"x") * (1 << 24) for _ in range(4)]
def huge():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("AnonHugePages"))
before = huge()
_gather_in_huge_pages()
print(huge() - before, sum(map(sum, (piece[::4096] for piece in held))))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    gained, kept = map(int, done.stdout.split())
    assert gained >= 2048  # kB: one huge page or more
    assert kept == 4 * (1 << 12) * ord("x")
