"""Writes what wrong codes give in the visible test of ``masked_forward``. `autograder build` runs it."""

from __future__ import annotations

import subprocess
import sys

import numpy as np

from tools.napkin import BS, WS, path, relu

#: The two passes of the visible test of ``masked_forward``: on these, no two slips of ``code_slips`` give the same.
PASSES = (
    ((-2, 1), ((1, 0), (1, 0, 1), (0, 1, 1), (0, 1, 1))),
    ((-1, 1), ((1, 0), (1, 1, 0), (1, 0, 1), (0, 1, 1))),
)


def code_slips():
    """Misconception to the pairs of outputs that it leads to, in each of its forms."""
    on, three = (1, 1), (1, 1, 1)
    square = [np.transpose(W) if np.shape(W)[0] == np.shape(W)[1] else W for W in WS]

    def flip(*masks):
        return [tuple(1 - c for c in m) for m in masks]

    def scaled(masks, factor):
        return [masks[0], *(np.array(m) * factor(np.mean(m)) for m in masks[1:])]

    def hears_nothing(x, masks):  # a layer after a silent one says nothing, not even its biases
        h = np.array(x) * masks[0]
        for W, b, m in zip(WS[:-1], BS[:-1], masks[1:], strict=True):
            h = relu(np.array(W) @ h + b) * m if h.any() else np.zeros(3)
        return np.array(WS[-1]) @ h + BS[-1]

    forms = {
        "ignores-the-masks": [lambda x, m: path((on, three, three, three), x=x)],
        "ignores-mu0": [lambda x, m: path((on, *m[1:]), x=x)],
        "complement-masks": [lambda x, m: path(flip(*m), x=x), lambda x, m: path([on, *flip(*m[1:])], x=x)],
        "first-hidden-unmasked": [lambda x, m: path((m[0], three, m[2], m[3]), x=x)],
        "last-hidden-unmasked": [lambda x, m: path((*m[:3], three), x=x)],
        "only-the-first-mask": [lambda x, m: path((m[0], m[1], three, three), x=x)],
        "mask-bits-reversed": [lambda x, m: path([bits[::-1] for bits in m], x=x)],
        "mask-order-reversed": [lambda x, m: path((m[0], *m[:0:-1]), x=x)],
        "masks-off-by-one": [
            lambda x, m: path((on, three, m[1], m[2]), x=x),
            lambda x, m: path((on, m[2], m[3], three), x=x),
            lambda x, m: path((m[0], three, m[1], m[2]), x=x),
            lambda x, m: path((m[0], m[2], m[3], three), x=x),
        ],
        "one-mask-for-all": [lambda x, m: path((m[0], m[1], m[1], m[1]), x=x)],
        "bias-of-a-live-unit-dropped": [lambda x, m: [hears_nothing(x, m)]],
        "leaves-out-the-biases": [
            lambda x, m: path(m, lambda z, b, c: relu(z) * c, 0, x=x),
            lambda x, m: path(m, lambda z, b, c: relu(z) * c, x=x),
        ],
        "mask-before-bias": [lambda x, m: path(m, lambda z, b, c: relu(z * c + b), x=x)],
        "bias-after-mask": [
            lambda x, m: path(m, lambda z, b, c: relu(z) * c + b, x=x),
            lambda x, m: path(m, lambda z, b, c: (relu(z) + b) * c, x=x),
            lambda x, m: path(m, lambda z, b, c: relu(z) + b * c, x=x),
        ],
        "mask-on-the-bias": [lambda x, m: path(m, lambda z, b, c: relu(z + b * c), x=x)],
        "mask-used-as-an-index": [
            lambda x, m: path(m, lambda z, b, c: np.where(np.isin(range(3), c), 0, relu(z + b)), x=x)
        ],
        "max-of-the-layer": [lambda x, m: path(m, lambda z, b, c: (z + b).max() * c, x=x)],
        "leaves-out-the-relu": [lambda x, m: path(m, lambda z, b, c: (z + b) * c, x=x)],
        "absolute-values": [lambda x, m: path(m, lambda z, b, c: abs(z + b) * c, x=x)],
        "rescales-the-given-masks": [
            lambda x, m: path(scaled(m, lambda share: 2), x=x),
            lambda x, m: path(scaled(m, lambda share: 1 / share), x=x),
            lambda x, m: path(scaled(m, lambda share: share), x=x),
            lambda x, m: path(scaled(m, lambda share: 0.5), x=x),
        ],
        "forgets-the-output-bias": [lambda x, m: path(m, output_bias=0, x=x)],
        "relu-on-the-output": [lambda x, m: relu(path(m, x=x)[-1:])],
        "relu-on-the-input": [lambda x, m: path(m, x=relu(np.array(x)))],
        "transposes-square-weights": [lambda x, m: path(m, Ws=square, x=x)],
        "masks-the-output": [lambda x, m: [path(m, x=x)[-1] * m[3][0]]],
    }
    return {
        slug: tuple(dict.fromkeys(tuple(round(float(form(x, m)[-1][0]), 6) for x, m in PASSES) for form in variants))
        for slug, variants in forms.items()
    }


PAGE = '''\
"""Outputs that wrong codes give in the two passes of the visible test of ``masked_forward``.

Written by tools/napkin_slips.py when the course is built.
"""

from __future__ import annotations

#: What each misconception leads to, in each of its forms.
SLIPS: dict[str, tuple[tuple[float, ...], ...]] = {SLIPS}
'''


def text(course):
    """Return the module, formatted as the whole repository is."""
    page = PAGE.replace("{SLIPS}", repr(code_slips()))
    command = [sys.executable, "-m", "ruff", "format", "--config", str(course.root / "pyproject.toml"), "-"]
    return subprocess.run(command, input=page, capture_output=True, text=True, check=True).stdout
