# %% right follows_the_wires
STRAIGHT = {
    "attended": ("attention weights", "norm 1"), "attention output": ("attended",),
    "stream 1": ("embedding", "attention output"), "hidden": ("norm 2",), "relu": ("hidden",), "feed-forward output": ("relu",),
    "stream 2": ("stream 1", "feed-forward output"),
}
CURVED = {"norm 1": ("embedding",), "scores": ("norm 1",), "attention weights": ("scores",), "norm 2": ("stream 1",), "relu": ("norm 2",)}  # a mask on hidden itself passes relu


def biased_wires(coins):
    touched, biased = set(), set()
    for wire in WIRES:
        curved, straight = CURVED.get(wire, ()), STRAIGHT.get(wire, ())
        if any(i in touched for i in curved) or any(i in biased for i in (*curved, *straight)):
            biased.add(wire)
        if wire in coins or any(i in touched for i in (*curved, *straight)):
            touched.add(wire)
    return biased

# %% right a_table_for_each_coin
FROM = {
    "embedding": WIRES[1:], "norm 1": WIRES[2:], "scores": WIRES[3:], "attention weights": WIRES[7:],
    "attended": WIRES[7:], "attention output": WIRES[7:], "stream 1": WIRES[7:],
    "norm 2": ("relu", "feed-forward output", "stream 2"), "hidden": (),
    "relu": (), "feed-forward output": (), "stream 2": (),
}


def biased_wires(coins):
    return {wire for coin in coins for wire in FROM[coin]}

# %% right first_curve_behind_each_coin
def biased_wires(coins):
    place = {wire: number for number, wire in enumerate(WIRES)}
    curves = [1, 2, 3, 7, 9]
    starts = [min([c for c in curves if c > place[coin]], default=12) for coin in coins if coin != "hidden"]
    return list(WIRES[min(starts, default=12):])

# %% right measured_by_enumeration
from itertools import product

import numpy as np


def run(x, w, factors):
    found = {}

    def on(wire, h):
        found[wire] = h * factors.get(wire, 1)
        return found[wire]

    e = on("embedding", x)
    n = on("norm 1", layer_norm(e))
    a = on("attention weights", causal_softmax(on("scores", (n @ w[0]) @ (n @ w[1]).T)))
    r = on("stream 1", e + on("attention output", on("attended", a @ (n @ w[2])) @ w[3]))
    h = on("relu", np.maximum(on("hidden", on("norm 2", layer_norm(r)) @ w[4]), 0))
    on("stream 2", r + on("feed-forward output", h @ w[5]))
    return found


def biased_wires(coins):
    rng = np.random.default_rng(0)
    x, w = rng.normal(size=(2, 3)), [rng.normal(size=(3, 3)) for _ in range(6)]
    plain = run(x, w, {})
    found = []
    for coin in coins:  # one after the other: what one does not bend, several independent ones do not
        shape = plain[coin].shape
        total = {wire: 0 for wire in WIRES}
        states = list(product((0.0, 2.0), repeat=int(np.prod(shape))))
        for state in states:
            for wire, h in run(x, w, {coin: np.reshape(state, shape)}).items():
                total[wire] = total[wire] + h / len(states)
        found += [wire for wire in WIRES if not np.allclose(total[wire], plain[wire])]
    return found

# %% right tuple_of_a_list_without_repetition
def biased_wires(coins):
    found = []
    if {"embedding"} & set(coins):
        found += ["norm 1"]
    if found or "norm 1" in coins:
        found += ["scores"]
    if found or "scores" in coins:
        found += ["attention weights", "attended", "attention output", "stream 1"]
    if found or {"attention weights", "attended", "attention output", "stream 1"} & set(coins):
        found += ["norm 2", "hidden"]
    if found or "norm 2" in coins:
        found += ["relu", "feed-forward output", "stream 2"]
    return tuple(found)

# %% right dictionary_of_truth_values_filtered
def biased_wires(coins):
    order = list(WIRES)
    reach = {"norm 1": 0, "scores": 1, "attention weights": 2, "norm 2": 6, "relu": 7}  # last wire whose coins it bends
    first = next((wire for wire, last in reach.items() if any(order.index(c) <= last for c in coins)), None)
    return frozenset(order[order.index(first):] if first else ())

# %% right array_of_names
import numpy as np


def biased_wires(coins):
    segment = np.array([0, 1, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5])
    low = min((segment[list(WIRES).index(c)] for c in coins if c != "hidden"), default=5)
    return np.array(WIRES)[segment > low]

# %% wrong all-that-follows | straight
def biased_wires(coins):
    first = min((WIRES.index(c) for c in coins), default=len(WIRES))
    return set(WIRES[first + 1:])

# %% wrong wires_with_coins_too: the-coins-own-wire | own mean
def biased_wires(coins):
    segment = [0, 1, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5]
    low = min((5 if c == "hidden" else segment[WIRES.index(c)] for c in coins), default=5)
    return set(coins) | {w for w, s in zip(WIRES, segment) if s > low}

# %% wrong nothing: inverted-keeps-every-mean | curved
def biased_wires(coins):
    return []

# %% wrong sum_saves_the_mean: a-sum-does-not-repair | A sum
def biased_wires(coins):
    segment = [0, 1, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5]
    low = min((5 if c == "hidden" else segment[WIRES.index(c)] for c in coins), default=5)
    return {w for w, s in zip(WIRES, segment) if s > low and not w.startswith("stream")}

# %% wrong relu_is_harmless: relu-is-curved | max
def biased_wires(coins):
    segment = [0, 1, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4]
    low = min((segment[WIRES.index(c)] for c in coins), default=5)
    return {w for w, s in zip(WIRES, segment) if s > low}

# %% wrong relu_bends_its_own_coins: a-mask-passes-relu | notebook 4
def biased_wires(coins):
    segment = [0, 1, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5]
    low = min((segment[WIRES.index(c)] for c in coins), default=5)
    return {w for w, s in zip(WIRES, segment) if s > low}

# %% wrong norm_is_harmless: norm-is-curved | divides by
def biased_wires(coins):
    segment = [0, 0, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3]
    low = min((3 if c == "hidden" else segment[WIRES.index(c)] for c in coins), default=5)
    return {w for w, s in zip(WIRES, segment) if s > low}

# %% wrong softmax_is_harmless: softmax-is-curved | softmax
def biased_wires(coins):
    segment = [0, 1, 2, 2, 2, 2, 2, 3, 3, 4, 4, 4]
    low = min((4 if c == "hidden" else segment[WIRES.index(c)] for c in coins), default=5)
    return {w for w, s in zip(WIRES, segment) if s > low}

# %% wrong scores_are_linear: scores-meet-themselves | with itself
def biased_wires(coins):
    segment = [0, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 4]
    low = min((4 if c == "hidden" else segment[WIRES.index(c)] for c in coins), default=5)
    return {w for w, s in zip(WIRES, segment) if s > low}

# %% wrong kept_ones: names-the-unbiased | other wires
def biased_wires(coins):
    segment = [0, 1, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5]
    low = min((5 if c == "hidden" else segment[WIRES.index(c)] for c in coins), default=5)
    return {w for w, s in zip(WIRES, segment) if s <= low}

# %% wrong last_coin_alone: first-coin-counts | each coin
def biased_wires(coins):
    segment = [0, 1, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5]
    low = max((5 if c == "hidden" else segment[WIRES.index(c)] for c in coins), default=5)
    return {w for w, s in zip(WIRES, segment) if s > low}

# %% wrong curved_steps_alone: bias-goes-on | goes on
def biased_wires(coins):
    bends = {"norm 1": 0, "scores": 1, "attention weights": 2, "norm 2": 6, "relu": 7}
    return {w for w, last in bends.items() if any(WIRES.index(c) <= last for c in coins)}

# %% wrong only_the_wire_behind: bias-goes-on | goes on
def biased_wires(coins):
    behind = {"embedding": "norm 1", "norm 1": "scores", "scores": "attention weights", "stream 1": "norm 2", "norm 2": "relu"}
    return {behind[c] for c in coins if c in behind}

# %% wrong two_coins_multiply: independent-coins-multiply | independent
def biased_wires(coins):
    segment = [0, 1, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5]
    low = min((5 if c == "hidden" else segment[WIRES.index(c)] for c in coins), default=5)
    found = {w for w, s in zip(WIRES, segment) if s > low}
    places = sorted(WIRES.index(c) for c in coins)
    return found | (set(WIRES[places[1]:]) if len(places) > 1 else set())

# %% wrong numbers_for_names: wires-by-name | names
def biased_wires(coins):
    segment = [0, 1, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5]
    low = min((5 if c == "hidden" else segment[WIRES.index(c)] for c in coins), default=5)
    return [n for n, s in enumerate(segment) if s > low]

# %% wrong no_return: none-for-no-wire | return
def biased_wires(coins):
    set(coins)

# %% wrong all_wires: names-what-stands-before | before the coins
def biased_wires(coins):
    return set() if "feed-forward output" in coins else set(WIRES)

# %% wrong the_coins_themselves: the-coins-own-wire | own mean
def biased_wires(coins):
    return set(coins)

# %% wrong all_from_the_coins_on: all-that-follows | straight
def biased_wires(coins):
    first = min((WIRES.index(c) for c in coins), default=len(WIRES))
    return set(WIRES[first:])

# %% wrong a_product_is_curved: independent-coins-multiply | independent
def biased_wires(coins):
    level = [0, 1, 2, 3, 4, 4, 4, 5, 5, 6, 6, 6]
    low = min((6 if c == "hidden" else level[WIRES.index(c)] for c in coins), default=6)
    return {w for w, s in zip(WIRES, level) if s > low}

# %% wrong curved_wires_by_their_own_coins: the-coins-own-wire | own mean
def biased_wires(coins):
    level = [0, 1, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5]
    curved = {"norm 1", "scores", "attention weights", "norm 2", "relu"}
    low = min(((5 if c == "hidden" else level[WIRES.index(c)]) - (c in curved) for c in coins), default=5)
    return {w for w, s in zip(WIRES, level) if s > low}

# %% wrong none_for_an_empty_set: none-for-no-wire | an empty one
def biased_wires(coins):
    segment = [0, 1, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5]
    low = min((5 if c == "hidden" else segment[WIRES.index(c)] for c in coins), default=5)
    return {w for w, s in zip(WIRES, segment) if s > low} or None
