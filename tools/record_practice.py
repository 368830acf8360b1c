"""Records course/dropout_lab/records/practice.json: dropout in small networks, of each kind and in each place.

    python tools/record_practice.py                          # all experiments, about a quarter of an hour on one core
    python tools/record_practice.py "fine tuning" rivals     # only these; the others stay as they are

The rates and strengths were looked at on seeds 100 to 102; those recorded are others.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from dropout_lab.content import language
from dropout_lab.records import practice
from rich.progress import track

FILE = Path(practice.__file__).with_name("practice.json")
SEEDS, MORE_SEEDS = range(200, 210), range(200, 220)
Found = dict[str, dict[str, float]]


def experiments() -> dict[str, tuple[range, Callable[[int], Found]]]:
    """Return, by name, the seeds of each experiment and what runs it."""
    by_labels = {"recurrent": practice.recurrent, "convolutions": practice.convolutions, "layers": practice.layers}
    split = {
        f"{name}, {labels}": (SEEDS, lambda seed, run=run, wrong=wrong: run(seed, wrong))
        for name, run in by_labels.items()
        for labels, wrong in practice.LABELS.items()
    }
    return split | {
        "sizes": (SEEDS, practice.sizes),
        "rivals": (MORE_SEEDS, practice.rivals),
        "fine tuning": (SEEDS, practice.fine_tuning),
    }


def main() -> None:
    """Run, and write the file after each experiment."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("experiments", nargs="*", choices=[[], *experiments()], help="all, if none is named")
    chosen = parser.parse_args().experiments or list(experiments())
    record: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    record |= {"made by": "python tools/record_practice.py", "numpy": np.__version__, "settings": settings()}
    for name in chosen:
        seeds, run = experiments()[name]
        runs = [run(seed) for seed in track(seeds, name)]
        table = {m: {k: [round(one[m][k], 4) for one in runs] for k in runs[0][m]} for m in runs[0]}
        record.setdefault("found", {})[name] = {"seeds": list(seeds), "results": table}
        FILE.write_text(_one_line_a_list(json.dumps(record, indent=1)) + "\n", encoding="utf-8")


def settings() -> dict[str, Any]:
    """Return what the runs have in common, as it is written into the record."""
    return {
        "digits": practice.SETTINGS,
        "networks": practice.RUNS,
        "rates of input, hidden layers and scores": practice.PLACES,
        "rivals": practice.RIVALS,
        "fine tuning": {
            "pairs of letters with new probabilities": practice.CHANGED,
            "steps before": language.STEPS,
            "steps": practice.FINE_STEPS,
            "Adam and rates": practice.STARTS,
        },
    }


def _one_line_a_list(text: str) -> str:
    """Put each innermost list on one line: a change is then seen where it is made."""
    return re.sub(r"\[[^\[\]]*\]", lambda found: " ".join(found[0].split()).replace("[ ", "[").replace(" ]", "]"), text)


if __name__ == "__main__":
    main()
