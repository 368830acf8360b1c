"""The fixed point of SELU."""

from __future__ import annotations

import numpy as np
from dropout_lab.content import selu


def test_selu_keeps_mean_zero_and_variance_one() -> None:
    path = selu.moments(lambda h, p, rng: h, 0.0, seed=0, layers=5)
    assert path.shape == (6, 2) and np.allclose(path, [0, 1], atol=0.1)
    z = np.array([-1e9, 0.0, 1.0])
    assert np.allclose(selu.selu(z), [-selu.SCALE * selu.ALPHA, 0, selu.SCALE])
