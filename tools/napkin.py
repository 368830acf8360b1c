"""The napkin network of notebook 2, worked out with every slip a hand can make on it; in any order of its units."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from dropout_lab.checks.sealed import seal
from dropout_lab.visible.napkin_network import BY_HAND, LEAKS

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


@dataclass(frozen=True)
class Napkin:
    """Network with two sets of masks, as one student has them.

    Attributes:
        Ws, bs: matrices and biases.
        masks: the masks of ``A`` and of ``B``, the input's first.
    """

    Ws: tuple = WS
    bs: tuple = BS
    masks: tuple = (MASKS["A"], MASKS["B"])

    def of(self, name):
        """The masks of a set."""
        return self.masks["AB".index(name)]

    def path(self, masks, *args, **kwargs):
        """What every layer of this network says."""
        return path(masks, *args, **{"Ws": self.Ws, "bs": self.bs} | kwargs)

    def right(self, name):
        """What every layer says with a set of masks."""
        return self.path(self.of(name))

    def slips(self, name):
        """Misconception to the wrong paths that it leads to, for one set of masks."""
        right = self.right(name)
        return {
            slug: [p for p in paths if not all(map(np.array_equal, p, right))]
            for slug, paths in self._slips(name).items()
        }

    def _slips(self, name):
        """Misconception to the path of each form; of two that cannot be told apart there is one, of both names."""
        masks, path, bs = self.of(name), self.path, self.bs
        mu0, mu1, mu2, mu3 = masks
        all_on, three = (1, 1), (1, 1, 1)
        square = [np.transpose(W) if np.shape(W)[0] == np.shape(W)[1] else W for W in self.Ws]
        found = {
            "first-hidden-unmasked": [path((mu0, three, mu2, mu3))],
            "ignores-the-masks": [
                path((all_on, three, three, three)),
                [*path(masks)[:3], path((all_on, three, three, three))[3]],  # the output alone, as it stands above
            ],
            "complement-masks": [path([mu0, *(tuple(1 - c for c in m) for m in masks[1:])])],
            "only-the-first-mask": [path((mu0, mu1, three, three)), path((mu0, mu1, three, mu3))],
            "last-hidden-unmasked": [path((mu0, mu1, mu2, three))],
            "mask-bits-reversed": [path([m[::-1] for m in masks])],
            "mask-order-reversed": [path((mu0, mu3, mu2, mu1))],
            "other-set-of-masks": [path(self.of("B" if name == "A" else "A"))],
            "masks-off-by-one": [path((mu0, mu2, mu3, three)), path((mu0, three, mu1, mu2))],
            "leaves-out-the-biases": [
                path(masks, lambda z, b, m: relu(z) * m, 0),
                path(masks, lambda z, b, m: relu(z) * m),
                path(masks, bs=(bs[0], (0, 0, 0), *bs[2:])),  # in layer 2 alone
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
        backwards = found["mask-bits-reversed"][0]
        if all(map(np.array_equal, backwards, found["mask-order-reversed"][0])):
            found |= {"mask-bits-reversed": [], "mask-order-reversed": [], "masks-misread": [backwards]}
        return found

    def seals(self, name):
        """The slips under seal, as the notebook holds them: what ``by_hand`` of ``visible.napkin_network`` reads."""
        right, slips = self.right(name), {slug: iter(paths) for slug, paths in self._slips(name).items()}
        digits = ""
        for slug in BY_HAND:
            for step, said, known in zip(STEPS, next(slips.get(slug, iter(())), right), right, strict=True):
                # where a slip has not shown yet its number is the right one, which no student's file holds
                shown = not np.array_equal(said, known)
                digits += seal(f"{step}_{name.lower()}", said) if shown else "-" * 10
        return "\n".join(digits[begin : begin + 115] for begin in range(0, len(digits), 115))

    def leaked(self):
        """The right answer of ``bias_leak``: what comes through of the biases of units that A drops."""
        return max(bias for *_, bias in self._dropped())

    def leak_slips(self):
        """The wrong answers of ``bias_leak``, in the order of ``LEAKS``: of equal ones the likelier comes first."""
        right, unmasked = self.right("A"), self.path(((1, 1),) + ((1, 1, 1),) * 3)
        leaky = self.path(self.of("A"), lambda z, b, m: relu(z * m + b))
        change = int(leaky[-1][0] - right[-1][0])
        biases = [bias for *_, bias in self._dropped()]
        negative = [bias for bias in biases if bias < 0]
        layer, unit, bias = max(self._dropped(), key=lambda found: found[-1])
        before = right[layer - 1] if layer else np.array(X)
        whole = max(0, int((np.array(self.Ws[layer]) @ before + self.bs[layer])[unit]))
        before_relu = (min(negative), max(negative), sum(negative), sum(biases))
        return (0, *before_relu, 2 * bias, whole, int(unmasked[layer][unit]), change, -change)

    def leak_seals(self):
        """The same under seal, as the notebook holds them; dashes for what a likelier mistake or none leads to."""
        digests = []
        known = {self.leaked(): None}
        for slip, value in zip(LEAKS, self.leak_slips(), strict=True):
            digests.append(seal("leaked", value) if known.setdefault(value, slip) == slip else "-" * 10)
        return "".join(digests)

    def _dropped(self):
        """Layer, unit and bias of each unit that A drops."""
        for layer, mask in enumerate(self.of("A")[1:]):
            yield from ((layer, unit, int(self.bs[layer][unit])) for unit, coin in enumerate(mask) if not coin)
