"""Records course/dropout_lab/content/data/acquisition.json: who asks for which labels, and what they are worth.

Run it with ``python tools/record_acquisition.py``; 20 seeds take some minutes on one core. The file says with which
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
from dropout_lab.content import acquisition, mlp
from numpy.typing import NDArray

FILE = Path(__file__).resolve().parents[1] / "course/dropout_lab/content/data/acquisition.json"
Array = NDArray[np.float64]


def information(probs: Array) -> Array:
    """Return the mutual information of labels and coins, from probabilities of outcomes (passes, ..., outcomes)."""

    def entropy(p: Array) -> Array:
        return np.asarray(-(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1))

    return np.asarray(entropy(probs.mean(axis=0)) - entropy(probs).mean(axis=0))


def at_random(probs: Array, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Ask for any images."""
    return rng.choice(probs.shape[1], count, replace=False)


def highest(probs: Array, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Ask for the images whose labels tell most, each by itself."""
    return np.argsort(-information(probs), kind="stable")[:count]


def together(probs: Array, count: int, rng: np.random.Generator) -> list[int]:
    """Ask for one image after the other, each the one that adds most to those before it."""
    best = [int(i) for i in np.argsort(-information(probs), kind="stable")[:24]]
    batch, joint = [best[0]], probs[:, best[0]]
    while len(batch) < count:
        rest = [i for i in best if i not in batch]
        grown = np.einsum("to,tik->tiok", joint, probs[:, rest]).reshape(len(probs), len(rest), -1)
        at = int(information(grown).argmax())
        batch.append(rest[at])
        joint = grown[:, at]
    return batch


def coins(h: Array, rng: np.random.Generator) -> tuple[Array, mlp.Pullback]:
    """Drop half of the units."""
    factor = np.where(rng.random(h.shape) < 0.5, 0.0, 2.0)
    return h * factor, lambda d: d * factor


def main() -> None:
    """Run, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    seeds = parser.parse_args().seeds
    ways: dict[str, acquisition.Choose] = {"at random": at_random, "highest": highest, "together": together}
    runs: dict[str, Any] = {name: {"errors": [], "different": []} for name in ways}
    settings = {name.lower(): getattr(acquisition, name) for name in ("START", "COUNT", "ROUNDS", "COPIES")}
    settings |= {"offered": acquisition.CANDIDATES, "passes": acquisition.PASSES, "p": 0.5}
    table = {
        "made by": "python tools/record_acquisition.py",
        "with": {"python": platform.python_version(), "numpy": np.__version__},
        "settings": settings,
        "runs": runs,
    }
    for seed in range(seeds):
        for name, way in ways.items():
            errors, different = acquisition.run(way, coins, seed)
            runs[name]["errors"].append([round(e, 5) for e in errors])
            runs[name]["different"].append(different)
        FILE.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"seed {seed} of {seeds}", flush=True)


if __name__ == "__main__":
    main()
