"""Questions that are asked again later: each choice is answered with why, nothing is graded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..checks import Wrong, expect

#: Question to (the sealed letter, what each letter claims).
Questions = Mapping[int, tuple[str, Mapping[str, str]]]


def answer(letters: Mapping[int, Any], questions: Questions) -> None:
    """Say of each letter whether it is right, and why.

    Args:
        letters: question to letter; None where there is none yet.
        questions: what was asked.
    """
    for number, (sealed, claims) in questions.items():
        if letters.get(number) is None:
            print(f"\u25cb question {number}: not answered yet.")
            continue
        try:
            expect({number: letters[number]}, "your answer").chosen({number: sealed}, {number: claims})
        except Wrong as error:
            print(*error._render_traceback_(), sep="\n")


#: At the end of notebook 8.
COURSE: Questions = {
    1: (
        "88614249",
        {
            "a": "pass-is-the-mean",
            "b": "geometric-for-a-softmax",
            "c": "all-networks-trained",
            "d": "bagging",
        },
    ),
    2: (
        "2ab7d9e9",
        {"a": "gap-means-a-bug", "b": "coins-on-in-training", "c": "larger-p-drops-less", "d": "one-mask-per-epoch"},
    ),
    3: (
        "34b70250",
        {"a": "zero-gradient-stands-still", "b": "prunes-weights", "c": "optimizers-remember", "d": "biases-apart"},
    ),
    4: ("68867b71", {"a": "ridge-with-one-penalty", "b": "penalty-by-column", "c": "sum-stays", "d": "always-helps"}),
    5: (
        "94089204",
        {
            "a": "spatial-drops-pixels",
            "b": "alpha-drops-to-zero",
            "c": "dropconnect-is-dropout",
            "d": "rows-sum-on-average",
        },
    ),
    6: (
        "5bc70dc3",
        {
            "a": "spread-is-everything",
            "b": "spread-shrinks-with-data",
            "c": "spread-knows-strangers",
            "d": "the-coins-part",
        },
    ),
}
