"""Notebook 6's reference solutions do what PyTorch does, with the coins recovered from what PyTorch gave."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed")
jupytext = pytest.importorskip("jupytext")

SOURCE = Path(__file__).parents[2] / "solutions" / "06_relatives.py"
ALPHA, SCALE = 1.6732632423543772848170429916717, 1.0507009873554804934193349852946


class Replays:
    """Stands in for a generator: its next uniform numbers fall on the side of p that the coins ask for."""

    def __init__(self, keep: np.ndarray):
        self.keep = keep

    def random(self, shape: tuple[int, ...]) -> np.ndarray:
        assert tuple(shape) == self.keep.shape
        return np.where(self.keep, 1 - 2.0**-53, 0.0)


@pytest.fixture(scope="module")
def student() -> dict[str, Any]:
    names: dict[str, Any] = {"np": np, "ALPHA": ALPHA, "SCALE": SCALE}
    for cell in jupytext.read(SOURCE).cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            exec(cell.source, names)
    return names


@pytest.mark.parametrize("p", [0.0, 0.2, 0.5, 0.75])
def test_spatial_dropout_is_dropout2d(student: dict[str, Any], p: float) -> None:
    torch.manual_seed(1)
    x = torch.rand(20, 30, 4, 5, dtype=torch.float64) + 0.5
    theirs = torch.nn.Dropout2d(p)(x).numpy()
    ours = student["spatial_dropout"](x.numpy(), p, Replays(theirs[:, :, 0, 0] != 0))
    assert np.allclose(ours, theirs, rtol=1e-15, atol=0)


@pytest.mark.parametrize("p", [0.2, 0.75])
def test_with_one_row_it_is_dropout1d(student: dict[str, Any], p: float) -> None:
    torch.manual_seed(2)
    x = torch.rand(20, 30, 7, dtype=torch.float64) + 0.5
    theirs = torch.nn.Dropout1d(p)(x).numpy()
    ours = student["spatial_dropout"](x.numpy()[:, :, None], p, Replays(theirs[:, :, 0] != 0))[:, :, 0]
    assert np.allclose(ours, theirs, rtol=1e-15, atol=0)


@pytest.mark.parametrize("p", [0.05, 0.1, 0.2, 0.5])
def test_alpha_dropout_is_theirs(student: dict[str, Any], p: float) -> None:
    torch.manual_seed(3)
    x = torch.rand(50, 60, dtype=torch.float64) * 4 - 1.5
    theirs = torch.nn.AlphaDropout(p)(x).numpy()
    a, b = student["alpha_dropout_affine"](p)
    keep = ~np.isclose(theirs, b - a * SCALE * ALPHA, rtol=1e-9)
    assert 0 < (~keep).mean() < 2 * p
    assert np.allclose(student["alpha_dropout"](x.numpy(), p, Replays(keep)), theirs, rtol=1e-12, atol=1e-12)


def test_attention_weights_are_dropped_after_the_softmax_and_rescaled(student: dict[str, Any]) -> None:
    torch.manual_seed(4)
    p, rows, size = 0.2, 5000, 6
    query, key = torch.randn(1, size, dtype=torch.float64), torch.randn(size, size, dtype=torch.float64)
    value = torch.eye(size, dtype=torch.float64)  # so that what comes out are the weights themselves
    attend = torch.nn.functional.scaled_dot_product_attention
    a = attend(query, key, value).numpy()[0]
    many = attend(query.expand(rows, size), key, value, dropout_p=p).numpy()
    assert a.sum() == pytest.approx(1) and np.allclose(many, (many != 0) * a / (1 - p))
    mean, var = student["attention_dropout_moments"](a, p)
    sums = many.sum(axis=1)
    assert sums.mean() == pytest.approx(mean, abs=6 * (var / rows) ** 0.5)
    assert sums.var() == pytest.approx(var, rel=0.2)


def test_the_variance_shift_is_what_batch_norm_meets(student: dict[str, Any]) -> None:
    torch.manual_seed(5)
    h = torch.relu(torch.randn(200_000, 3, dtype=torch.float64))
    norm = torch.nn.BatchNorm1d(3, momentum=1.0, dtype=torch.float64)
    norm(torch.nn.Dropout(0.5)(h))
    stored = norm.running_var.numpy()
    shift = student["variance_shift"](h.mean().item(), h.var().item(), 0.5)
    assert np.allclose(h.var(dim=0).numpy() / stored, shift, rtol=0.03)
    assert shift == pytest.approx(0.405, abs=0.005)


def test_attention_drops_after_eval_too_as_notebook_6_says() -> None:
    class Attends(torch.nn.Module):
        def forward(self, x: Any) -> Any:
            return torch.nn.functional.scaled_dot_product_attention(x, x, x, dropout_p=0.5)

    torch.manual_seed(6)
    module, x = Attends().eval(), torch.randn(1, 50, 4)
    assert not torch.equal(module(x), module(x))


def test_passes_in_training_mode_overwrite_the_averages_of_batch_norm_and_those_of_dropout_alone_do_not() -> None:
    torch.manual_seed(7)
    dropout = torch.nn.Dropout(0.5)
    model = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.BatchNorm1d(8), dropout, torch.nn.Linear(8, 2))
    x = torch.randn(200, 4)
    with torch.no_grad():
        before = model.eval()(x)
        dropout.train()
        model(x + 3)
        assert torch.equal(model.eval()(x), before)
        model.train()(x + 3)
        assert not torch.allclose(model.eval()(x), before)
