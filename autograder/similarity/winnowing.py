"""Winnowing: a few fingerprints of a text, chosen so that two texts with a long common part share some.

S. Schleimer, D. S. Wilkerson, A. Aiken: Winnowing: Local Algorithms for Document Fingerprinting. SIGMOD 2003,
doi:10.1145/872757.872770.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Sequence

#: Tokens of a fingerprint: shorter parts are never alike.
NOISE = 12
#: Fingerprints of which one is kept: a common part of ``NOISE + WINDOW - 1`` tokens is never missed.
WINDOW = 4


def grams(words: Sequence[str], size: int = NOISE) -> list[int]:
    """Return the hash of each run of ``size`` words, in their order; the same in every process."""
    return [_hash("\0".join(words[i : i + size])) for i in range(len(words) - size + 1)]


def winnow(hashes: Sequence[int], window: int = WINDOW, without: Container[int] = ()) -> dict[int, list[int]]:
    """Return the fingerprints of a text, with the places in ``hashes`` where each was chosen.

    In each window the smallest hash is chosen, the last of equal ones. Those in ``without`` are never chosen; a window
    that has no other stands for nothing.

    Args:
        hashes: what ``grams`` returned; a text of less than a window is one window.
        window: the number of hashes in a window.
        without: hashes of what says nothing.
    """
    chosen: dict[int, list[int]] = {}
    last = -1
    for start in range(max(len(hashes) - window, 0) + 1):
        places = [i for i in range(start, min(start + window, len(hashes))) if hashes[i] not in without]
        if places and (place := min(places, key=lambda i: (hashes[i], -i))) != last:
            chosen.setdefault(hashes[place], []).append(place)
            last = place
    return chosen


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
