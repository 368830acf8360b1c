"""Every documented command starts: the benchmarks, the longer runs, the attacks, and the smallest run of one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted(path.name for path in (ROOT / "benchmarks").glob("*.py") if path.name != "measure.py")
MODULES = (
    "tests.security",
    "tests.soak.load",
    "tests.soak.interruptions",
    "tests.soak.mutants",
    "tests.soak.channel_fuzz",
    "tests.soak.decoder_fuzz",
)


def run(*words: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=timeout
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_benchmark_starts(script: str) -> None:
    done = run(f"benchmarks/{script}", "--help")
    assert done.returncode == 0 and "usage" in done.stdout.lower(), done.stderr


@pytest.mark.parametrize("module", MODULES)
def test_a_longer_run_starts(module: str) -> None:
    done = run("-m", module, "--help")
    assert done.returncode == 0 and "usage" in done.stdout.lower(), done.stderr


@pytest.mark.long
def test_the_time_of_one_is_measured_on_its_smallest_input() -> None:
    done = run("benchmarks/time_of_one.py", "02_napkin_network", "--repetitions", "1", timeout=300)
    assert done.returncode == 0 and "02_napkin_network" in done.stdout, done.stderr
