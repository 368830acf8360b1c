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
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from dropout_lab.content import language
from dropout_lab.records import practice
from rich.progress import track

FILE = Path(practice.__file__).with_name("practice.json")
SEEDS = range(200, 210)
Found = dict[str, dict[str, float]]


def experiments() -> dict[str, tuple[range, Callable[[int], Found]]]:
    """Return, by name, the seeds of each experiment and what runs it."""
    wrong = practice.LABELS["a fifth wrong"]
    layers = {
        f"layers, {labels}": (SEEDS, partial(practice.layers, wrong=share)) for labels, share in practice.LABELS.items()
    }
    return layers | {
        "recurrent, a fifth wrong": (SEEDS, partial(practice.recurrent, wrong=wrong)),
        "convolutions, a fifth wrong": (SEEDS, partial(practice.convolutions, wrong=wrong)),
        "sizes": (SEEDS, practice.sizes),
        "rivals": (SEEDS, practice.rivals),
        "fine tuning": (SEEDS, practice.fine_tuning),
    }


def main() -> None:
    """Run, and write the file after each experiment."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("experiments", nargs="*", choices=[*experiments(), []], help="all, if none is named")
    chosen = parser.parse_args().experiments or list(experiments())
    record = read() if FILE.exists() else {}
    record |= {"made by": "python tools/record_practice.py", "numpy": np.__version__, "settings": settings()}
    for name in chosen:
        seeds, run = experiments()[name]
        runs = [run(seed) for seed in track(seeds, name)]
        table = {m: {k: [round(one[m][k], 4) for one in runs] for k in runs[0][m]} for m in runs[0]}
        record.setdefault("found", {})[name] = {"seeds": list(seeds), "results": table}
        FILE.write_text(_one_line_a_list(json.dumps(record, indent=1)) + "\n", encoding="utf-8")


def read() -> dict[str, Any]:
    """Return the whole record, with how it was made."""
    return dict(json.loads(FILE.read_text(encoding="utf-8")))


def plain(settings: dict[str, Any]) -> Any:
    """Return settings as a record gives them back: JSON has lists alone."""
    return json.loads(json.dumps(settings))


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
