"""Records course/dropout_lab/content/data/rates.json: a Transformer trained with each rate on each amount of data.

Run it with ``python tools/record_rates.py``; seven seeds take twelve minutes on one core. The file says with which
settings it was made.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import platform
from pathlib import Path
from typing import Any

import numpy as np
from dropout_lab.content import language

FILE = Path(__file__).resolve().parents[1] / "course/dropout_lab/content/data/rates.json"
RATES = 0.0, 0.1, 0.2, 0.4
SEQUENCES = tuple(64 * 4**n for n in range(6))


def main() -> None:
    """Train, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=7)
    seeds = parser.parse_args().seeds
    settings = {"batch": language.BATCH, "steps": language.STEPS, "Adam": language.RATE}
    settings |= {"width": language.WIDTH, "hidden": language.HIDDEN, "length": language.LENGTH}
    settings |= {"letters": language.LETTERS, "wires": list(language.PLACES_OF_GPT)}
    table: dict[str, Any] = {
        "made by": "python tools/record_rates.py",
        "with": {"python": platform.python_version(), "numpy": np.__version__},
        "settings": settings,
        "axes": ["seed", "sequences", "rate", "for choosing, for testing", "steps 1, 2, 4, ..."],
        "sequences": list(SEQUENCES),
        "rates": list(RATES),
        "divergence": [],
    }
    for seed in range(seeds):
        runs = [[language.train(n, p, seed).T.round(4).tolist() for p in RATES] for n in SEQUENCES]
        table["divergence"].append(runs)
        FILE.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"seed {seed} of {seeds}", flush=True)


if __name__ == "__main__":
    main()
