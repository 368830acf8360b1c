"""Trains notebook 4's networks for twenty seeds, and writes course/dropout_lab/content/data/twenty_seeds.json.

    python tools/twenty_seeds.py

It takes five minutes on one core. The seeds are others than the three that students train with, so that theirs are a
repetition, and others than those on which the rule of early stopping was tried (100 to 105).
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from dropout_lab.content import mlp, trials

FILE = Path(trials.__file__).parent / "data" / "twenty_seeds.json"
SEEDS = range(200, 220)
RATES, CLEAN_RATES, CLEAN = (0, 0.2, 0.4, 0.5, 0.6, 0.8), (0, 0.25, 0.5), (100, 300, 800)
MEMBERS = 3


def layer(p: float) -> mlp.Layer | None:
    """Return inverted dropout of this rate; None for rate 0."""

    def toss(h: trials.Numbers, rng: np.random.Generator) -> tuple[trials.Numbers, mlp.Pullback]:
        factor = (rng.random(h.shape) >= p) / (1 - p)
        return h * factor, lambda d: d * factor

    return toss if p else None


def wrong_labels(seed: int) -> tuple[dict[str, float], float]:
    """Return the test errors on one split a fifth of whose labels is drawn again, and the rate by validation."""
    by_rate = {p: trials.learn(layer(p), seed) for p in RATES}
    others = [trials.learn(None, seed, start=k) for k in range(1, MEMBERS)]
    return trials.test_errors(by_rate, others), trials.by_validation(by_rate)


def clean(seed: int, n: int) -> dict[str, float]:
    """Return the test errors on one split of ``n`` digits whose labels are right."""
    return trials.clean_errors({p: trials.learn(layer(p), seed, n, noise=0.0) for p in CLEAN_RATES})


def main() -> None:
    """Write the file."""
    found, rates = zip(*[wrong_labels(seed) for seed in SEEDS], strict=True)
    record: dict[str, Any] = {
        "made by": "python tools/twenty_seeds.py",
        "numpy": np.__version__,
        "settings": {
            "network": trials.SIZES,
            "epochs": trials.EPOCHS,
            "batch": trials.BATCH,
            "rate of Adam": trials.RATE,
            "share of labels drawn again": 0.2,
            "validation images for each training image": trials.VALIDATION,
            "networks of the ensemble": MEMBERS,
            "rates to choose from": RATES,
        },
        "seeds": list(SEEDS),
        "wrong labels": _columns(found),
        "rates by validation": rates,
        "clean": {str(n): _columns([clean(seed, n) for seed in SEEDS]) for n in CLEAN},
    }
    lines = json.dumps(record, indent=1)
    FILE.write_text(_one_line_a_list(lines) + "\n", encoding="utf-8")


def _columns(rows: Any) -> dict[str, list[float]]:
    return {name: [round(row[name], 5) for row in rows] for name in rows[0]}


def _one_line_a_list(text: str) -> str:
    """Put each innermost list on one line: a change is then seen where it is made."""
    return re.sub(r"\[[^\[\]]*\]", lambda found: " ".join(found[0].split()).replace("[ ", "[").replace(" ]", "]"), text)


if __name__ == "__main__":
    main()
