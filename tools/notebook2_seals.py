"""Writes the seals of notebook 2: its network with every slip a hand can make on it. `autograder build` runs it."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
from dropout_lab.checks.sealed import seal

WS = (
    ((3, -1), (1, 2), (-1, 2)),
    ((-1, 2, 2), (2, 1, 2), (-1, 1, 1)),
    ((-1, -2, 3), (2, 0, -1), (-2, -1, 3)),
    ((2, 1, -2),),
)
BS = ((-1, -2, 1), (2, -2, 2), (1, 2, -2), (-1,))
X = (1, 1)
MASKS = {
    "A": ((1, 1), (1, 0, 1), (0, 1, 1), (1, 1, 0)),
    "B": ((1, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1)),
}
STEPS = ("h1", "h2", "h3", "y")

relu = lambda z: np.maximum(z, 0)  # noqa: E731
plain = lambda z, b, m: relu(z + b) * m  # noqa: E731


def path(masks, layer=plain, output_bias=1, Ws=WS, x=X, bs=BS):
    """What every layer says: three hidden layers and the output."""
    h, said = np.array(x) * masks[0], []
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:], strict=True):
        h = layer(np.array(W) @ h, np.array(b), np.array(m))
        said.append(h)
    return [*said, np.array(Ws[-1]) @ h + output_bias * np.array(bs[-1])]


def slips(name):
    """Misconception to the paths it leads to, for one set of masks; of equal first slips the likelier comes first."""
    masks = MASKS[name]
    mu0, mu1, mu2, mu3 = masks
    all_on, three = (1, 1), (1, 1, 1)
    square = [np.transpose(W) if np.shape(W)[0] == np.shape(W)[1] else W for W in WS]
    reversed_bits = path([m[::-1] for m in masks])
    found = {
        "first-hidden-unmasked": [path((mu0, three, mu2, mu3))],
        "ignores-the-masks": [
            path((all_on, three, three, three)),
            [*path(masks)[:3], path((all_on, three, three, three))[3]],  # the output alone, as it stands above
        ],
        "complement-masks": [path([mu0, *(tuple(1 - c for c in m) for m in masks[1:])])],
        "only-the-first-mask": [path((mu0, mu1, three, three)), path((mu0, mu1, three, mu3))],
        "last-hidden-unmasked": [path((mu0, mu1, mu2, three))],
        "mask-bits-reversed": [reversed_bits],
        "mask-order-reversed": [path((mu0, mu3, mu2, mu1))],
        "other-set-of-masks": [path(MASKS["B" if name == "A" else "A"])],
        "masks-off-by-one": [path((mu0, mu2, mu3, three)), path((mu0, three, mu1, mu2))],
        "leaves-out-the-biases": [
            path(masks, lambda z, b, m: relu(z) * m, 0),
            path(masks, lambda z, b, m: relu(z) * m),
            path(masks, bs=(BS[0], (0, 0, 0), *BS[2:])),  # in layer 2 alone
        ],
        "mask-before-bias": [path(masks, lambda z, b, m: relu(z * m + b))],
        "bias-after-mask": [path(masks, lambda z, b, m: relu(z) * m + b)],
        "leaves-out-the-relu": [path(masks, lambda z, b, m: (z + b) * m)],
        "rescales-the-given-masks": [
            path(masks, lambda z, b, m, f=f: relu(z + b) * m * f) for f in (2, 0.5, 1.5, 2 / 3)
        ],
        "forgets-the-output-bias": [path(masks, output_bias=0)],
        "transposes-square-weights": [path(masks, Ws=square)],
        "absolute-values": [path(masks, lambda z, b, m: abs(z + b) * m)],
    }
    if name == "B":  # there the two slips cannot be told apart
        assert all(map(np.array_equal, reversed_bits, found["mask-order-reversed"][0]))
        del found["mask-bits-reversed"], found["mask-order-reversed"]
        found["masks-misread"] = [reversed_bits]
    return found


def sealed(name):
    """The size of each step and the slips, under seal, as ``dropout_lab.content.notebook2_seals`` holds them."""
    steps = [f"{step}_{name.lower()}" for step in STEPS]
    right = path(MASKS[name])

    def under_seal(said):  # where a slip has not shown yet, its number is the right one, which no student's file holds
        known = [None if np.array_equal(v, r) else seal(s, v) for s, v, r in zip(steps, said, right, strict=True)]
        return tuple(known)

    wrong = {slug: tuple(dict.fromkeys(map(under_seal, paths))) for slug, paths in slips(name).items()}
    return {step: np.size(value) for step, value in zip(steps, right, strict=True)}, wrong


def leak():
    """The wrong answers of ``bias_leak``, under seal."""
    right, unmasked = path(MASKS["A"]), path(((1, 1),) + ((1, 1, 1),) * 3)
    leaky = path(MASKS["A"], lambda z, b, m: relu(z * m + b))
    change = int(leaky[-1][0] - right[-1][0])
    wrong = {
        "leak-as-change-of-the-output": (change, -change),
        "leak-before-relu": (-2, -4),
        "leak-of-the-whole-unit": (int((np.array(WS[1]) @ right[0] + BS[1])[0]), int(unmasked[1][0])),
        "leak-scaled": (2 * BS[1][0],),
        "finds-no-leak": (0,),
    }
    return {slug: tuple(seal("leaked", v) for v in vs) for slug, vs in wrong.items()}


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
"""What the visible tests of notebook 2 know of wrong answers: by-hand ones under seal (see ``checks.sealed``).

Written by tools/notebook2_seals.py when the course is built.
"""

from __future__ import annotations

#: By-hand answers for masks A: how many numbers each step has, then what each misconception leads to.
A: tuple[dict[str, int], dict[str, tuple[tuple[str | None, ...], ...]]] = {A}
#: By-hand answers for masks B: how many numbers each step has, then what each misconception leads to.
B: tuple[dict[str, int], dict[str, tuple[tuple[str | None, ...], ...]]] = {B}
#: An answer of ``bias_leak``: what each misconception leads to.
LEAKED: dict[str, tuple[str, ...]] = {LEAKED}
#: Outputs that wrong codes give in the two passes of the visible test of ``masked_forward``.
SLIPS: dict[str, tuple[tuple[float, ...], ...]] = {SLIPS}
'''


def text(course):
    """Return the module, formatted as the whole repository is."""
    values = {"A": sealed("A"), "B": sealed("B"), "LEAKED": leak(), "SLIPS": code_slips()}
    page = PAGE
    for name, value in values.items():
        page = page.replace(f"{{{name}}}", repr(value))
    command = [sys.executable, "-m", "ruff", "format", "--config", str(course.root / "pyproject.toml"), "-"]
    return subprocess.run(command, input=page, capture_output=True, text=True, check=True).stdout
