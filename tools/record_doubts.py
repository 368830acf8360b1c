"""Writes course/dropout_lab/records/doubts.json: notebook 7's experiments with 20 seeds, in about five minutes.

    python tools/record_doubts.py

It runs the functions that the notebook defines, its reference answers among them, so that what is recorded is what a
student can run.
"""

from __future__ import annotations

import ast
import json
import os
import re
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import jupytext
import numpy as np
from dropout_lab.records import doubts

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "solutions" / "07_mc_dropout.py"
FILE = Path(doubts.__file__).with_name("doubts.json")
SEEDS = range(20)


def defined(notebook: Path = NOTEBOOK) -> dict[str, Any]:
    """Return what a notebook imports and defines; nothing else of it runs."""
    names: dict[str, Any] = {}
    for cell in jupytext.read(notebook).cells:
        for statement in ast.parse(cell.source).body if cell.cell_type == "code" else ():
            named = isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Lambda)
            if named or isinstance(statement, (ast.FunctionDef, ast.Import, ast.ImportFrom)) or _are_sizes(statement):
                exec(compile(ast.Module([statement], []), str(notebook), "exec"), names)
    return names


def _are_sizes(statement: ast.stmt) -> bool:
    """Whether this line says at how many points the spread is measured, and where."""
    return isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "(N, shore)"


def record() -> dict[str, Any]:
    """Return the record."""
    of = defined()
    intervals, strangers, sizes = [], [], []
    answers: dict[str, list[Any]] = {labels: [] for labels in doubts.LABELS}
    for seed in SEEDS:
        intervals.append(of["ways_to_intervals"](doubts.SETTINGS["noise of the curve"], seed))
        strangers.append(of["areas"](seed))
        sizes.append(of["by_size"](seed))
        for labels, wrong in doubts.LABELS.items():
            answers[labels].append(of["calibrated"](seed, wrong))
        print(f"seed {seed}: {strangers[-1]}", flush=True)
    return {
        "made by": "python tools/record_doubts.py",
        "settings": {**doubts.SETTINGS, "seeds": list(SEEDS), "numpy": np.__version__},
        "intervals": _columns(intervals, 2),
        "strangers": _columns(strangers, 2),
        "sizes": {
            str(n): {"spread": [round(s[i], 4) for s, _ in sizes], "error": [round(e[i], 4) for _, e in sizes]}
            for i, n in enumerate(of["N"])
        },
        "calibration": {
            labels: _columns([{way: judged for way, (judged, _) in run.items()} for run in runs], 3)
            for labels, runs in answers.items()
        },
        "bins": {
            labels: {way: np.round(sum(run[way][1] for run in runs), 1).tolist() for way in runs[0]}
            for labels, runs in answers.items()
        },
    }


def _columns(runs: list[dict[str, dict[str, float]]], digits: int) -> dict[str, dict[str, list[float]]]:
    first = runs[0]
    return {way: {m: [round(float(run[way][m]), digits) for run in runs] for m in first[way]} for way in first}


if __name__ == "__main__":
    text = re.sub(r"\[[^\[\]]*\]", lambda found: " ".join(found[0].split()), json.dumps(record(), indent=1))
    FILE.write_text(text.replace("[ ", "[").replace(" ]", "]") + "\n", encoding="utf-8")
