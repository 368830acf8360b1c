"""The optional section of notebook 9: what it prints where PyTorch is, and its one sentence where it is not."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

jupytext = pytest.importorskip("jupytext")

SOURCE = Path(__file__).parents[2] / "solutions" / "09_real_machines.py"


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines that the section prints, after the answers and the given cells above it."""
    names: dict[str, object] = {}
    for cell in jupytext.read(SOURCE).cells:
        tags, grade = cell.metadata.get("tags", []), cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and not grade.get("grade") and ("experiment" not in tags or len(tags) == 2):
            exec(cell.source, names)
    return capsys.readouterr().out.splitlines()


def test_without_pytorch_one_sentence_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "torch" else find(name))
    (sentence,) = printed(capsys)
    assert "%pip install torch" in sentence


def test_with_pytorch_the_numbers_agree_and_the_switches_do_what_the_prose_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("torch", reason="PyTorch is not installed")
    lines = printed(capsys)
    found = {line.rpartition(":")[0]: line.rpartition(" ")[2] for line in lines}
    agree = [float(line.rpartition(" ")[2]) for line in lines if "differs by" in line]
    assert len(agree) == 3 and max(agree) < 1e-14
    equal = {name: found[f"{name}: equal after eval()"] == "True" for name in (
        "nn.Dropout(0.5)", "F.dropout(x, 0.5)", "F.dropout(x, 0.5, training=self.training)",
        "attention, dropout_p=0.5", "attention, dropout_p=0.5 if self.training else 0",
    )}  # fmt: skip
    assert list(equal.values()) == [True, False, True, False, True]
    alone, whole = (float(line.rpartition(" ")[2]) for line in lines if "have changed by" in line)
    assert alone == 0 and whole > 0.1
    assert [line.rpartition(" ")[2] for line in lines if "noise_shape" in line] == ["True"] * 3
