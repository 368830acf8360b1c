"""Variants of notebook 2: the napkin's units in another order, and other masks.

Another order of the units is the same function, so the full output, the 512 predictions and all that is said of them
stay true. With it and other masks the numbers of exercises 1, 2 and 5 are others. What is drawn is drawn again until
the exercises are as hard as those of the common version, and each mistake of the bank shows and is told apart.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations, product

import numpy as np
from dropout_lab.checks import Wrong
from dropout_lab.checks.sealed import seal
from dropout_lab.visible import napkin_network as visible

from tools.napkin import BS, STEPS, WS, Napkin

#: Orders of the three units of a layer.
ORDERS = tuple(permutations(range(3)))
#: By layer the unit that A drops, in the common order: exactly one of them has a positive bias, and so one leaks.
DROPPED = tuple(units for units in product(range(3), repeat=3) if sum(BS[k][u] > 0 for k, u in enumerate(units)) == 1)
#: Masks B: backwards in each layer and backwards in the order of layers is the same, as in the common version.
MASKS_B = (((1, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1)), ((1, 1), (0, 1, 1), (1, 0, 1), (1, 1, 0)))
#: Misconceptions that lead to wrong numbers with one set of masks only.
ELSEWHERE = {"A": {"masks-misread"}, "B": {"mask-bits-reversed", "mask-order-reversed"}}
#: The full network, and its output's bias: as an answer, they would show nothing.
NO_ANSWERS = (11, -1)


def variant(random):
    """Return the texts of notebook 2 that depend on the order of units and on the masks."""
    return texts(drawn(random))


def left_out(random):
    """Return the answers of the bank that do not show their mistake in this variant: another one, or none, leads there.

    They are wrong answers of exercise 5; the numbers of exercises 1 and 2 are drawn so that every mistake shows.
    """
    ours = drawn(random)
    known = visible.leaks(ours.leak_seals())
    zero, least, _, negative, total, scaled, whole, full, change, _ = ours.leak_slips()
    answers = {
        "nothing": ("finds-no-leak", zero),
        "negative_bias": ("leak-before-relu", least),
        "both_negative": ("leak-before-relu", negative),
        "sum_of_the_biases": ("leak-before-relu", total),
        "scaled": ("leak-scaled", scaled),
        "whole_unit": ("leak-of-the-whole-unit", whole),
        "full_unit": ("leak-of-the-whole-unit", full),
        "change_of_the_output": ("leak-as-change-of-the-output", change),
        "size_of_the_change": ("leak-as-change-of-the-output", abs(change)),
    }
    return {f"bias_leak/wrong/{name}" for name, (slip, v) in answers.items() if seal("leaked", v) not in known[slip]}


def drawn(random):
    """The network and the masks of a variant."""
    while True:
        orders = tuple(random.choice(ORDERS) for _ in range(3))
        found = orders, random.choice(DROPPED), random.choice(MASKS_B), random.choice((1, -1))
        if is_fit(*found):
            return napkin(*found)


def napkin(orders, dropped, masks_b, inputs):
    """The network in another order.

    Args:
        orders: by layer, the unit of the common network that stands in each place.
        dropped: by layer, the unit that masks A drop, in the common order.
        masks_b: masks B.
        inputs: -1 exchanges the two inputs, both of which are 1.
    """
    Ws = [np.array(W) for W in WS]
    Ws[0] = Ws[0][:, ::inputs]
    for layer, order in enumerate(orders):
        Ws[layer], Ws[layer + 1] = Ws[layer][list(order)], Ws[layer + 1][:, list(order)]
    bs = [tuple(b[unit] for unit in order) for b, order in zip(BS[:-1], orders, strict=True)] + [BS[-1]]
    masks_a = ((1, 1), *(tuple(int(u != d) for u in order) for order, d in zip(orders, dropped, strict=True)))
    return Napkin(tuple(tuple(map(tuple, W.tolist())) for W in Ws), tuple(bs), (masks_a, masks_b))


@cache
def is_fit(*drawn):
    """Whether the exercises are as hard as in the common version, and show the same mistakes."""
    ours = napkin(*drawn)
    outputs = [ours.right(name)[-1][0] for name in "AB"]
    silent = any(not said.any() for name in "AB" for said in ours.right(name)[:-1])
    if silent or outputs[0] == outputs[1] or set(outputs) & set(NO_ANSWERS):
        return False
    leaks = dict(zip(visible.LEAKS, ours.leak_slips(), strict=True))
    return ours.leaked() != leaks["leak-of-the-whole-unit"] and all(is_told(ours, name) for name in "AB")


def is_told(ours, name):
    """Whether every slip with a set of masks leads to wrong numbers, and is named at the first layer that it spoils."""
    right, slips, common = ours.right(name), ours.slips(name), Napkin().slips(name)
    if any(len(paths) < len(common.get(slip, ())) for slip, paths in slips.items() if slip not in ELSEWHERE[name]):
        return False
    if any(slips.get(slip) for slip in ELSEWHERE[name]):
        return False
    # who hands in the full network's output alone may have made more than one mistake
    if name == "A" and sum(any(path[-1][0] == NO_ANSWERS[0] for path in paths) for paths in slips.values()) < 2:
        return False
    suffix = name.lower()
    known = visible.by_hand(suffix, ours.of(name), ours.seals(name))
    steps = [f"{step}_{suffix}" for step in STEPS]
    sealed = {digest for rows in known.mistakes.values() for row in rows for digest in row}
    if any(seal(step, said) in sealed for step, said in zip(steps, right, strict=True)):
        return False
    for slip, paths in slips.items():
        for path in paths:
            first = next(k for k in range(4) if not np.array_equal(path[k], right[k]))
            try:
                known.page(dict(zip(steps, path, strict=True)), steps[first])
            except Wrong as error:
                if error.misconception != slip:
                    return False
            else:
                return False
    return True


# ------------------------------------------------------------------------------------------------ texts


def texts(ours, common=None):
    """Each text of the common version with what stands there instead, and how often."""
    common = common or Napkin()
    pairs = {}
    for number in (1, 2, 3, 4):
        pairs[layer_line(common, number)] = layer_line(ours, number), 1
    for letter, name in (("a", "A"), ("b", "B")):
        pairs[table_row(common, name)] = table_row(ours, name), 1
        pairs[mask_line(common, name)] = mask_line(ours, name), 1
        pairs[common.seals(name)] = ours.seals(name), 1
        pairs[solution(common, letter, "\n")] = solution(ours, letter, "\n"), 1
        pairs[solution(common, letter, ", ")] = solution(ours, letter, ", "), 4 if name == "A" else 2
    pairs[common.leak_seals()] = ours.leak_seals(), 1
    pairs[f"leaked = {common.leaked()}"] = f"leaked = {ours.leaked()}", 1
    pairs[one_unit(common)] = one_unit(ours), 1
    pairs[full_layers(common)] = full_layers(ours), 1
    old, new = (f"masks_a).equals([{n.right('A')[-1][0]}]" for n in (common, ours))
    pairs[old] = new, 1
    return pairs


def layer_line(ours, number):
    """A line of the given cell with the network."""
    W, b = ours.Ws[number - 1], ours.bs[number - 1]
    return f"W{number}, b{number} = {[list(row) for row in W]}, {list(b)}"


def mask_line(ours, name):
    """A line of the given cell with the masks."""
    return f"masks_{name.lower()} = [np.array(m) for m in {ours.of(name)}]"


def table_row(ours, name):
    """A row of the table of masks."""
    return f"| {name} | {' | '.join(' '.join(map(str, mask)) for mask in ours.of(name))} |"


def solution(ours, letter, between):
    """The right answers of exercise 1 or 2."""
    *layers, output = (tuple(int(v) for v in said) for said in ours.right(letter.upper()))
    sign = " = " if between == "\n" else "="
    named = [f"{step}_{letter}{sign}{said}" for step, said in zip(STEPS[:-1], layers, strict=True)]
    return between.join([*named, f"y_{letter}{sign}{output[0]}"])


def one_unit(ours):
    """The sentence on the unit of layer 1 with the bias -2."""
    unit = ours.bs[0].index(-2)
    one, two = ours.Ws[0][unit]
    place = ("upper", "middle", "lower")[unit]
    return f"the {place} one of layer 1 gives ${one}\\cdot 1 + {two}\\cdot 1 - 2 = 1$"


def full_layers(ours):
    """What the picture of the full network tells to whom cannot see it."""
    said = ours.path(((1, 1),) + ((1, 1, 1),) * 3)[:-1]
    one, two, three = (" ".join(str(int(v)) for v in layer) for layer in said)
    return f"layers that say {one}, {two} and {three}"
