"""Writes course/dropout_lab/content/data/bugs.json: the twelve bugs of notebook 8 with 20 seeds, in two minutes.

python tools/record_bugs.py
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np
from dropout_lab.content import bug_experiments as bugs

SEEDS = range(20)
FILE = Path(bugs.__file__).parent / "data" / "bugs.json"


def record() -> dict[str, Any]:
    """Return the record."""
    runs = []
    for seed in SEEDS:
        runs.append(bugs.run(seed))
        print(f"seed {seed}: {runs[-1][bugs.RIGHT]}", flush=True)
    return {
        "made by": "python tools/record_bugs.py",
        "settings": {**bugs.SETTINGS, "seeds": list(SEEDS), "numpy": np.__version__},
        "errors": {str(bug): [round(run[bug][0], 4) for run in runs] for bug in runs[0]},
        "negative log-likelihoods": {str(bug): [round(run[bug][1], 4) for run in runs] for bug in runs[0]},
    }


if __name__ == "__main__":
    lines = re.sub(r"\[[^\[\]]*\]", lambda found: " ".join(found[0].split()), json.dumps(record(), indent=1))
    FILE.write_text(lines.replace("[ ", "[").replace(" ]", "]") + "\n", encoding="utf-8")
