"""Writes course/dropout_lab/records/why.json: the experiment of notebook 5 with 20 seeds, in about twelve minutes.

python tools/record_why.py
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np
from dropout_lab.content import mlp
from dropout_lab.records import why

SEEDS = range(20)
FILE = Path(__file__).resolve().parents[1] / "course" / "dropout_lab" / "records" / "why.json"


def record() -> dict[str, Any]:
    """Return the record."""
    coins = mlp.replayed(lambda h, rng: 2.0 * rng.integers(2, size=h.shape) * h)
    rules, measured, averaged = why.treatments(coins), [], []
    spoken: dict[str, list[dict[str, dict[str, float]]]] = {}
    curves: dict[str, dict[str, list[list[float]]]] = {}
    honest: dict[str, list[dict[str, float]]] = {"no dropout": [], "dropout": []}
    for seed in SEEDS:
        measured.append(why.run(seed, coins))
        averaged.append(why.committee(seed, coins))
        for labels, wrong in {"right labels": 0.0, "a fifth of the labels replaced": 0.2}.items():
            spoken.setdefault(labels, []).append(why.voices(seed, coins, wrong))
            for name, of in honest.items():
                data, net = why.train(rules[name], seed, wrong)
                curve = [why.removed(data, net, share) for share in why.SHARES]
                curves.setdefault(labels, {}).setdefault(name, []).append(np.round(curve, 3).tolist())
                if not wrong:
                    of.append(why.measure(data, net))
        print(f"seed {seed}: {averaged[-1]}", flush=True)
    measures = list(measured[0]["dropout"])
    return {
        "made by": "python tools/record_why.py",
        "settings": {**why.SETTINGS, "seeds": list(SEEDS), "numpy": np.__version__},
        "errors": {
            **{name: {m: [round(one[name][m], 3) for one in measured] for m in measures} for name in measured[0]},
            **{name: {"error": [round(one[name], 3) for one in averaged]} for name in averaged[0]},
        },
        "right labels": {name: {m: [round(one[m], 3) for one in of] for m in measures} for name, of in honest.items()},
        "shares removed": list(why.SHARES),
        "removed": curves,
        "voices": {
            labels: {name: {m: [round(one[name][m], 3) for one in runs] for m in of} for name, of in runs[0].items()}
            for labels, runs in spoken.items()
        },
    }


if __name__ == "__main__":
    text = json.dumps(record(), indent=1)
    FILE.write_text(text + "\n", encoding="utf-8")
