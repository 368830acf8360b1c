"""Notebook 4's reference solutions do what PyTorch does, with the mask recovered from what PyTorch gave."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed")
jupytext = pytest.importorskip("jupytext")

SOURCE = Path(__file__).parents[2] / "solutions" / "04_backward_and_switch.py"


class Replays:
    """Stands in for a generator: its next uniform numbers fall on the side of p that the mask asks for."""

    def __init__(self, keep: np.ndarray):
        self.keep = keep

    def random(self, shape: tuple[int, ...]) -> np.ndarray:
        assert tuple(shape) == self.keep.shape
        return np.where(self.keep, 1 - 2.0**-53, 0.0)


@pytest.fixture(scope="module")
def student() -> dict[str, Any]:
    names: dict[str, Any] = {"np": np}
    for cell in jupytext.read(SOURCE).cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            exec(cell.source, names)
    return names


def theirs(p: float, train: bool, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """x, dout, and PyTorch's output and gradient for them, in double precision."""
    torch.manual_seed(seed)
    x = (torch.rand(40, 50, dtype=torch.float64) + 0.5).requires_grad_()
    dout = torch.randn(40, 50, dtype=torch.float64)
    out = torch.nn.functional.dropout(x, p, training=train)
    out.backward(dout)
    return x.detach().numpy(), dout.numpy(), out.detach().numpy(), x.grad.numpy()


@pytest.mark.parametrize("p", [0.0, 0.2, 0.5, 0.75, 1.0])
def test_inverted_dropout_and_its_backward_agree_in_training(student: dict[str, Any], p: float) -> None:
    x, dout, out, grad = theirs(p, train=True)
    ours, cache = student["inverted_dropout"](x, p, Replays(out != 0))
    assert np.allclose(ours, out, rtol=1e-15, atol=0)
    assert np.allclose(student["inverted_backward"](dout, cache), grad, rtol=1e-15, atol=0)


@pytest.mark.parametrize("p", [0.2, 0.5, 1.0])
def test_both_are_the_identity_in_evaluation(student: dict[str, Any], p: float) -> None:
    x, dout, out, grad = theirs(p, train=False)
    ours, cache = student["inverted_dropout"](x, p, np.random.default_rng(0), train=False)
    assert np.array_equal(ours, out)
    assert np.array_equal(student["inverted_backward"](dout, cache), grad)


def test_the_layer_has_the_switch_of_torchs_layer(student: dict[str, Any]) -> None:
    p, x = 0.3, torch.rand(20, 30, dtype=torch.float64) + 0.5
    layer, module = student["Dropout"](p, seed=1), torch.nn.Dropout(p)
    for mode in ("train", "eval", "eval", "train"):
        getattr(layer, mode)()
        getattr(module, mode)()
        x.requires_grad_().grad = None
        out = module(x)
        out.backward(torch.ones_like(out))
        shown = out.detach().numpy()
        layer.rng = Replays(shown != 0)
        assert np.allclose(layer.forward(x.detach().numpy()), shown, rtol=1e-15, atol=0)
        assert np.allclose(layer.backward(np.ones((20, 30))), x.grad.numpy(), rtol=1e-15, atol=0)


def test_a_step_of_the_network_has_torchs_loss_and_gradients(student: dict[str, Any]) -> None:
    rng, p = np.random.default_rng(2), 0.3
    X, Y, mask = rng.normal(size=(6, 3)), rng.integers(0, 4, 6), (rng.random((6, 5)) >= p).astype(float)
    shapes = {"W1": (3, 5), "b1": (5,), "W2": (5, 4), "b2": (4,)}
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    loss, grads = student["mlp_step"](params, X, Y, mask, p)
    t = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    hidden = torch.relu(torch.tensor(X) @ t["W1"] + t["b1"]) * torch.tensor(mask) / (1 - p)
    theirs = torch.nn.functional.cross_entropy(hidden @ t["W2"] + t["b2"], torch.tensor(Y))
    theirs.backward()
    assert loss == pytest.approx(theirs.item(), rel=1e-12)
    for name, grad in grads.items():
        assert np.allclose(grad, t[name].grad.numpy(), rtol=1e-12, atol=1e-14), name


def test_the_functional_form_knows_no_switch() -> None:
    """As notebook 4 says: F.dropout tosses coins unless it is told not to."""
    torch.manual_seed(3)
    assert (torch.nn.functional.dropout(torch.ones(1000), 0.5) == 0).any()
