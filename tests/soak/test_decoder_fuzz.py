"""The decoder on its corpus and on changed copies of it, in a process of its own: numpy could take it down."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np

from tests.soak import decoder_fuzz

ROOT = Path(__file__).resolve().parents[2]


def test_no_input_harms_the_decoder(tmp_path: Path) -> None:
    last = tmp_path / "last"
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.soak.decoder_fuzz", "--inputs", "3000"]
    done = subprocess.run([*command, "--last", str(last)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{last.read_bytes()!r}\n{done.stderr[-2000:]}"


def test_the_corpus_reaches_most_of_what_decodes() -> None:
    """It holds messages that are read as well as refused, and each joined it for a line of its own."""
    coverage, read, corpus = decoder_fuzz.Coverage(), 0, decoder_fuzz.read_corpus()
    for data in corpus:
        coverage.run(data)
        read += decoder_fuzz.decode(data) is not None
    assert 20 < read < len(corpus) - 20
    decoding = {code.co_name for code, _ in coverage.lines}
    assert {"_decode_fraction", "_decode_namedtuple", "new_from_body", "fill_from_body", "_proxy"} <= decoding


def test_what_once_took_the_judge_down_is_refused() -> None:
    """Text without a letter that exists, inside a structure: its hash was a fault of memory in numpy."""
    structure = ["array", [["struct", ["a"], ["<U1"], [0], 4], [1], "C", False], b"\xff\xff\xff\x7f"]
    head, empty = {"op": "reply", "to": 1}, {key: [] for key in ("announced", "dropped", "released")}
    data = decoder_fuzz.frame({**head, "values": [["ref", 3]], "objects": [[3, structure, None]], **empty})
    assert decoder_fuzz.decode(data) is None
    assert data in decoder_fuzz.read_corpus()
    plain = decoder_fuzz.frame({**head, "values": [2.5]})
    assert decoder_fuzz.decode(plain) == [2.5]
    decoder_fuzz.use([np.zeros(3), "x", [1]])
