# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Masks on real machines
#
# Until now a mask was an array that the layer kept. A large network has no memory for that, and its layers lie on several
# devices. In this notebook a coin gets an address. Whoever knows the address can toss the coin again: later, elsewhere, and
# without its neighbours.
# Five exercises, 10 points, 115 minutes.
#
# **Guess before anything runs.** Eight texts of 1,024 tokens train GPT-2 XL, which has 48 layers. How many gigabytes do
# its masks take, at one byte for each coin? A backward pass uses other coins than its forward pass, at p = 0.5: by how
# many percent of its length is the gradient off? And 16 devices average their gradients: how many times larger is the
# noise of the coins if all 16 use the same mask?

# %% jupyter={"source_hidden": true}
import sys
from importlib.util import find_spec

sys.path.insert(0, "..")  # the library beside this notebook, before another that is installed
if not find_spec("dropout_lab"):
    alone = ImportError(
        "Take the course's zip file, unpack it, and run `python3 start.py lab` in it (on Windows `py start.py lab`)."
    )
    alone._render_traceback_ = lambda: [str(alone)]  # in place of a traceback
    raise alone

# %%
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: a second thread would only be in the way

import numpy as np
from dropout_lab.checks import Answer, ask, drawn_rates, exercise, nonzero, seeded, wrong
from dropout_lab.checks.gradients import expect_same_road, gradient
from dropout_lab.checks.machines import (
    ask_far, expect_addresses, expect_coins_of_the_stream, expect_replayed, expect_small_cache, numbers_in,
)  # fmt: skip
from dropout_lab.content import machines
from dropout_lab.figures import machines as draw
from dropout_lab.figures.style import show
from dropout_lab.page import guess, hint, settle
from dropout_lab.visible import real_machines as visible

# %% tags=["experiment"]
guess("gigabytes of masks, one byte a coin", low=None, high=None, sure=0.9)
guess("gradient off with other coins, %", low=None, high=None, sure=0.9)
guess("noise with shared coins over noise with own coins", low=None, high=None, sure=0.9)

# %% [markdown]
# ## A counter instead of a state
#
# Most generators carry a **state**. Each number comes from the state, and the state moves on:
#
# $$s_{i+1} = f(s_i), \qquad u_i = g(s_i)$$
#
# A **counter-based** generator has no such chain (Salmon and others, 2011). It applies one fixed function to a counter, and
# a key chooses the function:
#
# $$(u_{4i}, u_{4i+1}, u_{4i+2}, u_{4i+3}) = \mathrm{Philox}_{\text{key}}(i)$$
#
# `np.random.Philox` takes a key of 128 bits and a counter of 256 bits. The counter is four words, the lowest first. Here the
# first word, 64 bits long, counts blocks of four numbers, and the second is the number of a **stream**. A generator that begins at counter
# i makes block i first: `counter=[0, number, 0, 0]` gives numbers 0 to 3 of the stream, `counter=[1, number, 0, 0]` numbers 4 to 7.


# %%
def stream(key, number):
    """Return a generator at the beginning of one of the key's streams."""
    return np.random.Generator(np.random.Philox(key=key, counter=[0, number, 0, 0]))


# %% [markdown]
# A generator of the first kind can jump ahead too, if its author found a formula for it (numpy's default generator has
# one). A counter needs no formula: number 10¹⁵ costs what number 0 costs. But neighbouring counters may differ in a single bit. Do
# neighbouring coins have anything in common? Philox mixes in ten rounds. Flip one bit of the input, and count:

# %% tags=["experiment"]
rounds = range(11)
show(draw.avalanche(rounds, machines.avalanche(rounds, 200, np.random.default_rng(1))))

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** After five rounds half of the bits change, whichever bit was flipped. So neighbouring
# counters, and neighbouring keys, give results that look unrelated.
#
# **What it does not show.** That the numbers are good. For that Philox passed long batteries of tests (Salmon and others,
# 2011). It is no proof either.
#
# </details>

# %% [markdown]
# ### Exercise 1: a coin with an address ●●○ (20 min, 2 points)
#
# Write `coins_between`: the coins `start` to `stop - 1` of a stream, without the numbers before them. Coin i is 1 where number i of
# `stream(key, number)` is at least p. The tests ask for coins near 10¹⁵.
#
# <details><summary>Hint</summary>In which block of four is number 5, and how many numbers of this block come before it?</details>
# <details><summary>Formula</summary>Number i is in block i // 4, at place i % 4.</details>
# <details><summary>First line</summary><code>bits = np.random.Philox(key=key, counter=[start // 4, number, 0, 0])</code></details>


# %% nbgrader={"grade_id": "coins_between", "solution": true}
def coins_between(key, number, start, stop, p):
    """Toss some of the coins of a stream.

    Args:
        key: of the generator, a whole number.
        number: of the stream.
        start: first coin, from 0.
        stop: the coin after the last one; above start.
        p: probability of dropping.

    Returns:
        Array (stop - start,), entries 0 or 1 of any dtype.

    Raises:
        Nothing of its own.

    Example:
        coins_between(7, 3, 0, 5, 0) is five ones.

    Source: Salmon et al. (2011); the documentation of numpy.random.Philox.
    """
    ### BEGIN SOLUTION
    bits = np.random.Philox(key=key, counter=[start // 4, number, 0, 0])
    u = np.random.Generator(bits).random(start % 4 + stop - start)[start % 4 :]
    return (u >= p).astype(float)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_coins_between", "grade": true, "points": 2}
with exercise("coins_between"):
    visible.test_coins_between(coins_between)
    ### BEGIN HIDDEN TESTS
    rng = seeded(12)
    far = 4 * int(rng.integers(10**14, 10**15))
    for p, more in zip(drawn_rates(11, 4), range(4), strict=True):
        key, number = (int(n) for n in rng.integers(1, 2**31, 2))
        for start in (more, 4001 + more, far + more):
            size = int(rng.integers(50, 60))
            bits = np.random.Philox(counter=[start // 4, number, 0, 0], key=key)
            coins = np.random.Generator(bits).random(start % 4 + size)[start % 4 :] >= p
            answer = ask_far(coins_between, key, number, start, start + size, p)
            answer.shape(size).only(0, 1).equals(coins.astype(float), {"not-these-coins": lambda got: True})
    ask(coins_between, 5, 6, 9, 20, 0).equals(np.ones(11))
    ### END HIDDEN TESTS

# %% [markdown]
# ## A layer that keeps three numbers
#
# Your layer of notebook 4 keeps its mask until the backward pass. With `stream` it can keep the address instead, and toss
# the same coins again. Triton's tutorial on dropout for graphics processors does this with a single seed.
#
# ### Exercise 2: a seed in the cache ●●○ (15 min, 2 points)
#
# Write `seeded_dropout` and `seeded_backward`. The coins are those of `stream(key, number)`, in the order of x. The cache is a tuple of
# at most eight numbers. Several passes may be open at once.
#
# <details><summary>Hint</summary>Which numbers does the backward pass need to repeat the forward pass on dout?</details>
# <details><summary>Formula</summary>out = x m / (1 − p) and dx = dout m / (1 − p), with the same m.</details>
# <details><summary>First line</summary><code>coins = stream(key, number).random(x.shape) &gt;= p</code></details>


# %% nbgrader={"grade_id": "seeded_dropout", "solution": true}
def seeded_dropout(x, p, key, number):
    """Inverted dropout, training pass, with the coins of a stream.

    Args:
        x: float array of any shape.
        p: probability of dropping, in [0, 1).
        key: of the generator, a whole number.
        number: of the stream, another one for each layer and step.

    Returns:
        (out, cache): out has x's shape; cache is a tuple of at most eight numbers.

    Raises:
        Nothing of its own.

    Example:
        seeded_dropout(np.array([3.0, 4.0]), 0, 1, 2)[0] is [3, 4].

    Source: the tutorial "Low-Memory Dropout" of Triton.
    """
    ### BEGIN SOLUTION
    coins = stream(key, number).random(x.shape) >= p
    return x * coins / (1 - p), (p, key, number)
    ### END SOLUTION


def seeded_backward(dout, cache):
    """The gradient with respect to x.

    Args:
        dout: float array of out's shape.
        cache: what the forward pass returned with that out.

    Returns:
        Array of x's shape. dout itself is not changed.

    Raises:
        Nothing of its own.

    Example:
        After seeded_dropout(x, 0, 1, 2), seeded_backward(dout, cache) equals dout.

    Source: the chain rule.
    """
    ### BEGIN SOLUTION
    p, key, number = cache
    return dout * (stream(key, number).random(dout.shape) >= p) / (1 - p)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_seeded_dropout_forward", "grade": true, "points": 1}
with exercise("seeded_dropout"):
    visible.test_seeded_dropout_forward(seeded_dropout, stream)
    ### BEGIN HIDDEN TESTS
    for shape, p, key, number in [((300,), 0.2, 5, 0), ((3, 4, 50), 0.8, 2**40, 2**33)]:
        x = nonzero(41, *shape)
        coins = stream(key, number).random(shape) >= p
        answer = ask(seeded_dropout, x, p, key, number)
        out, cache = answer.pair("out", "cache")
        expect_coins_of_the_stream(Answer(out, f"{answer.source}: out"), x, coins, p)
        expect_small_cache(cache, "the cache")
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_seeded_dropout_backward", "grade": true, "points": 1}
with exercise("seeded_backward"):
    visible.test_seeded_dropout_backward(seeded_dropout, seeded_backward)
    ### BEGIN HIDDEN TESTS
    dout, addresses = nonzero(43, 7, 60), [(0.3, 3, 1), (0.6, 3, 2), (0.3, 4, 1)]
    passes = [ask(seeded_dropout, nonzero(42, 7, 60), *a).pair("out", "cache") for a in addresses]
    roads = [(stream(key, number).random((7, 60)) >= p) / (1 - p) for p, key, number in addresses]
    for k in (0, 2, 1, 0):  # three passes are open at once
        expect_small_cache(passes[k][1], "the cache")
        others = [road for i, road in enumerate(roads) if i != k]
        got = gradient(seeded_backward, dout, passes[k][1])
        if any(np.allclose(got.array(), dout * road) for road in others):
            wrong(got.source, "keeps-it-outside-the-cache")
        expect_same_road(got, dout, roads[k], other_coins="tosses-others-again")
    ### END HIDDEN TESTS

# %% [markdown]
# How much does this save? GPT-2 XL has 48 layers of width 1,600 with 25 heads, and reads up to 1,024 tokens, pieces of words.
# A layer has two sub-layers, attention and feed-forward (notebook 10); in attention each head has a weight for each pair of
# tokens. An embedding is the row of numbers with which a token comes in. Its published
# configuration drops a tenth of its attention weights, of what each sub-layer puts out, and of its embeddings.

# %% tags=["experiment"]
masks, coins = machines.coins_of_a_transformer(layers=48, width=1600, heads=25, length=1024)
numbers = numbers_in(seeded_dropout(np.ones(5), 0.1, 1, 2)[1])
ways = {
    "factor in float32": 8 * 4.0 * coins,
    "mask, one byte a coin": 8 * 1.0 * coins,
    "mask, one bit a coin": 8 * coins / 8,
    f"your cache, {numbers} numbers": 8.0 * numbers * masks,
}
figure = draw.memory(ways, marked=list(ways)[-1])
settle("gigabytes of masks, one byte a coin", ways["mask, one byte a coin"] / 1e9)
show(figure)

# %% [markdown]
# The masks of one batch need gigabytes, the addresses a few kilobytes. The price is time: the coins are tossed twice.
#
# ## Run it twice
#
# Activations take more memory than masks. **Checkpointing** keeps the input of a block, throws away everything inside, and
# runs the block again when the backward pass comes to it (Chen and others, 2016). A block with dropout has to toss **the same coins**
# again. A generator with a state has moved on by then, so its state must be kept and put back. PyTorch's `checkpoint` does
# this unless you pass `preserve_rng_state=False`.
#
# ### Exercise 3: save and replay ●●● (20 min, 2 points)
#
# A block is a function: `block(x, rng)` gives `(out, tape)`, and `back(dout, tape)` gives `dx`. The **tape** is all that the way back
# needs of the pass: masks and activations. Write `save`, which runs the block and
# keeps a ticket without the tape. Write `replay`, which runs the block again with its old coins. `replay` leaves `rng` in the state in
# which it found it: other layers go on with it.
#
# <details><summary>Hint</summary>Which two states of the generator does replay have to know?</details>
# <details><summary>Formula</summary>The tape is a function of x and of the state before the block.</details>
# <details><summary>First line</summary><code>before = rng.bit_generator.state</code> is a copy, and can be assigned back.</details>


# %% nbgrader={"grade_id": "replay", "solution": true}
def save(block, x, rng):
    """Run a block, and keep what it takes to run it again.

    Args:
        block: block(x, rng) gives (out, tape).
        x: float array.
        rng: numpy.random.Generator; the block draws from it.

    Returns:
        (out, ticket): ticket is anything you like, but not the tape.

    Raises:
        Nothing of its own.

    Example:
        save(block, x, rng)[0] is block(x, rng)[0] for an rng in the same state.

    Source: Chen et al. (2016); the documentation of torch.utils.checkpoint.
    """
    ### BEGIN SOLUTION
    before = rng.bit_generator.state
    out, _ = block(x, rng)
    return out, (x, before)
    ### END SOLUTION


def replay(block, back, dout, ticket, rng):
    """Run the block again with its old coins, and go back through it.

    Args:
        block: as for ``save``.
        back: back(dout, tape) gives the gradient with respect to x.
        dout: float array of out's shape.
        ticket: what ``save`` returned with that out.
        rng: the same generator, which others have used since; afterwards it is in the state in which it came.

    Returns:
        What back gives.

    Raises:
        Nothing of its own.

    Example:
        With a block that draws nothing, it is back(dout, block(x, rng)[1]).

    Source: as for ``save``.
    """
    ### BEGIN SOLUTION
    x, before = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = before
    _, tape = block(x, rng)
    rng.bit_generator.state = now
    return back(dout, tape)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_replay", "grade": true, "points": 2}
with exercise("replay"):
    visible.test_replay(save, replay)
    ### BEGIN HIDDEN TESTS
    makers = [lambda: seeded(51), lambda: stream(int(seeded(52).integers(2**31)), 3)]
    makers.append(lambda: np.random.Generator(np.random.MT19937(int(seeded(53).integers(2**31)))))
    for number, make in enumerate(makers):
        inputs = [nonzero(54 + number, 4, 9), nonzero(57 + number, 4, 9), nonzero(60 + number, 4, 9)]
        expect_replayed(save, replay, make, inputs, nonzero(63 + number, 4, 9))
    ### END HIDDEN TESTS

# %% [markdown]
# Here is a block, linear - tanh - dropout - linear. Beside your pair stands a careless one, which does not restore the state.
# The slopes are measured with the coins of the saved pass (notebook 4). The dots are those of the first three of 20 seeds.


# %% tags=["experiment"]
def careless_save(block, x, rng):
    return block(x, rng)[0], x


def careless_replay(block, back, dout, x, rng):
    return back(dout, block(x, rng)[1])


def layer(h, rng):  # dropout with p = 0.5; its coins come from a state
    factor = np.where(rng.random(h.shape) < 0.5, 0.0, 2.0)
    return h * factor, lambda d: d * factor


# %% tags=["experiment"]
block, back = machines.make_block(layer, np.random.default_rng(2))
x, dout = np.random.default_rng(3).normal(size=(2, 12, 6))
pairs = {"state restored": (save, replay), "state not restored": (careless_save, careless_replay)}


def there_and_back(first, second, seed):
    rng = np.random.default_rng(seed)
    ticket = first(block, x, rng)[1]
    return second(block, back, dout, ticket, rng)


# %% tags=["experiment"]
measured = [machines.slopes(lambda v, s=seed: block(v, np.random.default_rng(s))[0], x, dout) for seed in range(20)]
found = {name: [there_and_back(*pair, seed) for seed in range(20)] for name, pair in pairs.items()}
length = np.linalg.norm(measured, axis=(1, 2))
off = {name: 100 * np.linalg.norm(np.subtract(g, measured), axis=(1, 2)) / length for name, g in found.items()}
show(draw.replayed(measured[:3], {name: gradients[:3] for name, gradients in found.items()}, off))
for name, each in off.items():
    print(f"{name}: off by {np.mean(each):.0f}% of the length, ± {np.std(each, ddof=1):.0f} over 20 seeds")
settle("gradient off with other coins, %", np.mean(off["state not restored"]))

# %% [markdown]
# There is no error and no warning, and the gradient has the right shape. For independent coins m and m' the expected square
# of m − m' is 2p(1 − p), and that of m is 1 − p. So the mistake is about √(2p) times as long as the gradient: at p = 0.5
# it is about as long as the gradient itself.
#
# Does it still train? Take 400 digits, p = 0.5 behind each of two hidden layers, three seeds:

# %% tags=["experiment"]
runs = {
    "state restored": [machines.train(save, replay, layer, seed) for seed in range(3)],
    "not restored": [machines.train(careless_save, careless_replay, layer, seed) for seed in range(3)],
}
show(draw.training(runs, every=2))

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** The careless network trains, and its first epochs are no worse. Then its negative log-likelihood rises, and its
# test error stays above that of the other one. This has happened: OLMo-core did not restore the state, and then a model came with dropout
# at 0.1. After 150 steps its cross-entropy was 2.49 with checkpointing and 2.19 without, and there should be no difference (pull
# request 828).
#
# **What it does not show.** How large the loss is elsewhere. It depends on p, and on how much the other mask has in common
# with the right one. At p = 0 there is none.
#
# </details>

# %% [markdown]
# ## Four devices
#
# There are two ways to divide the work among devices. Here they are used together:
#
# - **Data parallel**: each *group* of devices has its own examples. Two groups: data rank 0 and 1.
# - **Tensor parallel**: within a group, each device has a part of each layer. Two devices: tensor rank 0 and 1. In a **sharded**
#   region each holds its own columns. After their sum, in a **replicated** region, each holds a full copy of the same numbers.
#
# A layer lies in one of the two regions. Megatron-LM keeps a generator for each: one that differs within a group, for sharded
# regions, and one that is the same within a group, for the others.
#
# ### Exercise 4: which must agree, which must differ ●●○ (20 min, 2 points)
#
# Write `stream_of`: the address of the stream for one mask. Two masks agree exactly if their addresses do. Copies must drop the same
# entries. All other masks must be independent: those of other examples, columns, layers and steps. Ranks and layers lie
# below 1,000.
#
# <details><summary>Hint</summary>Which of the five arguments may the address of a replicated mask not depend on?</details>
# <details><summary>Formula</summary>Sharded: all four numbers. Replicated: three of them.</details>
# <details><summary>First line</summary><code>if region == "sharded":</code></details>


# %% nbgrader={"grade_id": "stream_of", "solution": true}
def stream_of(region, step, layer, data_rank, tensor_rank):
    """Give the address of the stream from which a device tosses one mask.

    Args:
        region: "sharded" or "replicated"; all masks of a layer have the same.
        step: of the training.
        layer: number of the dropout layer, below 1,000.
        data_rank: which group, below 1,000.
        tensor_rank: which device of the group, below 1,000.

    Returns:
        A whole number, or a tuple of whole numbers.

    Raises:
        Nothing of its own.

    Example:
        stream_of("replicated", 5, 3, 1, 0) equals stream_of("replicated", 5, 3, 1, 1).

    Source: the generators of Megatron-LM, megatron/core/tensor_parallel/random.py.
    """
    ### BEGIN SOLUTION
    if region == "sharded":
        return step, layer, data_rank, tensor_rank
    return step, layer, data_rank
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_stream_of_sharded", "grade": true, "points": 1}
with exercise("stream_of"):
    visible.test_stream_of_sharded(stream_of)
    ### BEGIN HIDDEN TESTS
    rng = seeded(71)
    ranks, layers = [0, 1, int(rng.integers(2, 30))], [0, int(rng.integers(11, 40)), int(rng.integers(100, 900))]
    steps = [0, 1, int(rng.integers(1000, 9000))]
    lines = [(s, layers[1], 1, 1) for s in steps] + [(1, n, 1, 1) for n in layers]
    lines += [(1, layers[1], d, t) for d in ranks for t in ranks] + [(0, layers[1] + 100, 1, 1), (0, layers[1], 51, 1)]
    lines += [
        (2, 1, 0, 0),
        (1, 2, 0, 0),
        (0, 3, 0, 0),
        (0, 1, 2, 0),
        (0, 1, 0, 2),
        (1, 1, 1, 0),
        (0, 2, 1, 5),
        (0, 2, 2, 0),
    ]
    expect_addresses(stream_of, list(dict.fromkeys(("sharded", *line) for line in lines)))
    ### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test_stream_of_replicated", "grade": true, "points": 1}
with exercise("stream_of"):
    visible.test_stream_of_replicated(stream_of)
    ### BEGIN HIDDEN TESTS
    rng = seeded(72)
    ranks, layers = [0, 1, int(rng.integers(2, 30))], [0, int(rng.integers(11, 40)), int(rng.integers(100, 900))]
    steps = [0, 1, int(rng.integers(1000, 9000))]
    lines = [(s, layers[1], 1, 1) for s in steps] + [(1, n, 1, 1) for n in layers]
    lines += [(1, layers[1], d, t) for d in ranks for t in ranks] + [(0, layers[1] + 100, 1, 1), (0, layers[1], 51, 1)]
    lines += [(2, 1, 0, 0), (1, 2, 0, 0), (0, 3, 0, 0), (0, 1, 2, 0), (1, 1, 1, 0)]
    lines += [(0, layers[1] + more, 1, 1) for more in (1, 10)] + [(0, layers[1], 1 + more, 1) for more in (10, 100)]
    expect_addresses(stream_of, list(dict.fromkeys(("replicated", *line) for line in lines)))
    ### END HIDDEN TESTS

# %% tags=["experiment"]
key = (2024, 9)
rules = {
    "one seed\nfor all": lambda region, *place: place[:2],  # step and layer
    "a seed for\neach device": lambda region, *place: place,
    "yours": stream_of,
}
tossed = {rule: machines.masks_of_devices(address, key) for rule, address in rules.items()}
show(draw.devices(tossed, {rule: machines.verdicts(masks) for rule, masks in tossed.items()}))
for rule, address in rules.items():
    print(f"{' '.join(rule.split())}: copies of one output differ by up to {machines.two_layers(address, key):.2f}")

# %% [markdown]
# One seed for all is the usual accident: in 2024 a user reported that `Trainer` gave all devices the same masks (Transformers, issue 31412). A
# seed for each device repairs that and breaks the copies, which then hold different numbers for what should be one activation.
#
# Megatron says in a comment that its second generator differs from group to group. Its start-up code, as we read it, gives all groups the same
# seed unless `data_parallel_random_init` is set. Read the code, too.
#
# With a rank in the address, a run on two devices tosses other coins than a run on four. Megatron says so, beside its attention
# dropout. An address can do without ranks: take the place of the entry in the whole layer. Each device looks up the columns
# that it holds, with your `coins_between`:


# %% tags=["experiment"]
def looked_up(first, last, width=12, rows=4):
    return np.stack([coins_between(7, 3, width * row + first, width * row + last, 0.5) for row in range(rows)])


for count in (1, 2, 3, 4):
    parts = [looked_up(12 * rank // count, 12 * (rank + 1) // count) for rank in range(count)]
    print("devices:", count, "| together they hold the same mask:", np.array_equal(np.hstack(parts), looked_up(0, 12)))

# %% [markdown]
# What do shared coins cost? Train a small network, fix its weights and examples, and toss the coins alone. Each of 1 to 16 devices has
# eight examples of its own:

# %% tags=["experiment"]
counts = [1, 2, 4, 8, 16]
measured = [machines.noise_of_the_mean(counts, seed) for seed in range(5)]
noise = {name: np.array([run[name] for run in measured]) for name in measured[0]}
show(draw.noise_of_the_mean(counts, noise))
ratio = (noise["the same coins"][:, -1] / noise["own coins"][:, -1]).mean()
settle("noise with shared coins over noise with own coins", ratio)
print(f"16 devices: noise with the same coins is {ratio:.1f} times that with their own")

# %% [markdown]
# <details><summary>What you should see, and what it does not show</summary>
#
# **What you should see.** The noise of own coins falls as 1/√devices. That of shared coins falls more slowly. It does fall: the
# devices hold different examples, so the same coins move their gradients in different directions.
#
# **What it does not show.** What this does to the test error. The gradient is right on average either way.
#
# </details>

# %% [markdown]
# ## Keys
#
# JAX's random functions have no hidden state. Each of them takes a **key**. `split` makes new keys of one, `fold_in` makes the key
# that belongs to a number. Its documentation has one rule of thumb: never reuse a key. Why not? In the design document (JEP 263)
# a split is two hashes of the key, and so are the draws:
#
# $$\mathrm{split}(k) = (\mathrm{hash}(k, 0),\ \mathrm{hash}(k, 1)), \qquad \mathrm{draw}(k, n) = \mathrm{hash}(k, 1), \dots, \mathrm{hash}(k, n)$$
#
# What happens if you draw from a key and split it as well?

# %% tags=["experiment"]
key = (2024, 9)
first, second = machines.split(key)
print("the first number drawn from the key:  ", machines.drawn(key, 1)[0])
print("half of the key's second child:       ", second[0])
print("drawn from the two children:          ", machines.drawn(first, 1)[0], machines.drawn(second, 1)[0])

# %% [markdown]
# The first number is the second child. Use the key once, for one purpose, and this cannot happen.
#
# ### Exercise 5: find the reuse ●●● (20 min, 2 points)
#
# Write `first_reuse`, a checker like JAX's `jax_debug_key_reuse`. A program is a list of lines:
#
# - `("key", name, seed)` makes a key of a seed. The same seed makes the same key.
# - `("split", name, one, other)` makes two keys, and uses the first one up.
# - `("draw", name)` uses the key up.
# - `("fold_in", name, number, new)` makes a key, and uses nothing up. The same number and the same key make the same key.
#
# A name may be given again, as in `key, a = split(key)`. Return the number of the first line, from 1, that uses up a key which was used
# up before; 0 if there is none.
#
# <details><summary>Hint</summary>What makes two keys the same key? Write down where each comes from.</details>
# <details><summary>Formula</summary>A key is its history: its seed, then each split (with the side) and each number folded in.</details>
# <details><summary>First line</summary><code>history, used = {}, set()</code></details>


# %% nbgrader={"grade_id": "first_reuse", "solution": true}
def first_reuse(program):
    """Find the first line that uses a key again.

    Args:
        program: list of tuples, ("key", name, seed), ("split", name, one, other), ("draw", name) or
            ("fold_in", name, number, new); every name is made before it is used.

    Returns:
        The number of the line, from 1, or 0.

    Raises:
        Nothing of its own.

    Example:
        first_reuse([("key", "k", 0), ("draw", "k"), ("draw", "k")]) is 3.

    Source: the documentation of jax.experimental.key_reuse.
    """
    ### BEGIN SOLUTION
    history, used = {}, set()
    for number, (what, name, *rest) in enumerate(program, 1):
        if what == "key":
            history[name] = ("key", rest[0])
        elif what == "fold_in":
            history[rest[1]] = (history[name], "fold_in", rest[0])
        else:
            key = history[name]
            if key in used:
                return number
            used.add(key)
            for side, new in enumerate(rest):
                history[new] = (key, "split", side)
    return 0
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_first_reuse", "grade": true, "points": 2}
with exercise("first_reuse"):
    visible.test_first_reuse(first_reuse)
    ### BEGIN HIDDEN TESTS
    rng = seeded(81)
    one, two, three = (int(n) for n in rng.permutation(900)[:3])
    start, fill = ("key", "k", one), [("fold_in", "k", 1000 + n, "f") for n in range(int(rng.integers(1, 4)))]

    def expect_line(program, line, misconception):
        late = [program[0], *fill, *program[1:]]  # what is folded in moves the line, and nothing else
        right = line + len(fill) if line else 0
        slips = {misconception: lambda got: got != right - 1 or not line}
        ask(first_reuse, late).equals(right, slips | {"lines-count-from-one": right - 1 if line else -1})

    folded = [start, ("fold_in", "k", two, "a"), ("fold_in", "k", two, "b"), ("draw", "a"), ("draw", "b")]
    expect_line(folded, 5, "same-number-same-key")
    expect_line([start, ("key", "l", one), ("draw", "k"), ("draw", "l")], 4, "same-seed-same-key")
    expect_line([start, ("key", "l", two), ("draw", "k"), ("draw", "l")], 0, "names-for-keys")
    expect_line([start, ("draw", "k"), ("key", "k", two), ("draw", "k")], 0, "names-for-keys")
    expect_line(
        [start, ("split", "k", "a", "b"), ("split", "a", "c", "d"), ("draw", "b"), ("draw", "a")],
        5,
        "split-uses-the-key-up",
    )
    expect_line(
        [start, ("split", "k", "a", "b"), ("fold_in", "k", 3, "c"), ("draw", "c")], 0, "fold-in-uses-nothing-up"
    )
    expect_line([start, ("fold_in", "k", 3, "c"), ("draw", "c"), ("draw", "k")], 0, "fold-in-uses-nothing-up")
    apart = [
        start,
        ("split", "k", "a", "b"),
        ("fold_in", "a", two, "c"),
        ("fold_in", "b", two, "d"),
        ("draw", "c"),
        ("draw", "d"),
    ]
    expect_line(apart, 0, "other-key-other-child")
    apart = [start, ("fold_in", "k", two, "c"), ("fold_in", "k", three, "d"), ("draw", "c"), ("draw", "d")]
    expect_line(apart, 0, "other-number-other-key")
    expect_line([start, ("split", "k", "a", "b"), ("draw", "a"), ("draw", "b")], 0, "children-are-two-keys")
    ### END HIDDEN TESTS

# %% [markdown]
# JAX's own checker does not notice if the same number is folded in twice: for this checker each `fold_in` gives a new key. A
# note in its code asks whether `fold_in` should use its key up.

# %% [markdown]
# ## Optional: the same coins in PyTorch
#
# Does PyTorch compute what you wrote? It tosses coins of its own, and nobody can give it one of your keys. But a **mask**
# can be handed over, in both directions. This section is not graded and needs PyTorch; nothing below needs this section.

# %% tags=["experiment", "nbval-ignore-output"]
if find_spec("torch"):
    import torch
else:
    torch = None
    print("PyTorch is not installed: run `%pip install torch` in a new cell, restart the kernel, and run all cells.")

# %% tags=["experiment", "nbval-ignore-output"]
if torch:
    x, dout = nonzero(91, 40, 50), nonzero(92, 40, 50)
    out, cache = seeded_dropout(x, 0.2, 7, 3)
    theirs, mask = torch.tensor(x, requires_grad=True), stream(7, 3).random(x.shape) >= 0.2
    product = theirs * torch.tensor(mask) / (1 - 0.2)
    product.backward(torch.tensor(dout))  # PyTorch differentiates, you wrote the derivative
    print(f"your mask, PyTorch's product: differs by {abs(product.detach().numpy() - out).max():.0e}")
    print(
        f"your mask, PyTorch's gradient: differs by {abs(theirs.grad.numpy() - seeded_backward(dout, cache)).max():.0e}"
    )
    tossed = torch.nn.functional.dropout(torch.tensor(x), 0.2).numpy()
    print(f"PyTorch's mask, your formula: differs by {abs(tossed - x * (tossed != 0) / (1 - 0.2)).max():.0e}")

# %% [markdown]
# The numbers agree, but for their last digits. What differs is who remembers the switch. `eval()` reaches the modules of a
# model. It does not reach a function that is called without its `training`, nor the `dropout_p` of
# `scaled_dot_product_attention`. After `eval()`, are two passes equal?

# %% tags=["experiment", "nbval-ignore-output"]
if torch:
    F = torch.nn.functional

    class Calls(torch.nn.Module):
        def __init__(self, forward):
            super().__init__()
            self.forward = lambda x: forward(x, self.training)

    models = {"nn.Dropout(0.5)": torch.nn.Dropout(0.5), "F.dropout(x, 0.5)": Calls(lambda x, train: F.dropout(x, 0.5))}
    models["F.dropout(x, 0.5, training=self.training)"] = Calls(lambda x, train: F.dropout(x, 0.5, training=train))
    attend = F.scaled_dot_product_attention
    models["attention, dropout_p=0.5"] = Calls(lambda x, train: attend(x, x, x, dropout_p=0.5))
    models["attention, dropout_p=0.5 if self.training else 0"] = Calls(lambda x, t: attend(x, x, x, dropout_p=0.5 * t))

# %% tags=["experiment", "nbval-ignore-output"]
if torch:
    rows = torch.tensor(nonzero(93, 1, 40, 8))
    for name, model in models.items():
        model.eval()
        print(f"{name}: equal after eval():", torch.equal(model(rows), model(rows)))

# %% [markdown]
# MC dropout needs the opposite: coins in evaluation (notebook 7). `train()` for the whole model also makes batch norm
# overwrite its running averages. `train()` for the dropout layers alone does not:

# %% tags=["experiment", "nbval-ignore-output"]
if torch:
    torch.manual_seed(0)
    drop, norm = torch.nn.Dropout(0.5), torch.nn.BatchNorm1d(16)
    model = torch.nn.Sequential(torch.nn.Linear(8, 16), norm, torch.nn.ReLU(), drop, torch.nn.Linear(16, 3)).double()
    x, others = torch.tensor(nonzero(94, 200, 8)), 2 + torch.tensor(nonzero(95, 50, 8))
    with torch.no_grad():
        model.train()(x)
        for what, part in {"the dropout layer alone": drop, "the whole model": model}.items():
            before = model.eval()(x)
            part.train()
            passes = [model(others) for _ in range(100)]
            change = abs(model.eval()(x) - before).max()
            print(f"coins on with train() for {what}: afterwards the model's outputs have changed by {change:.1g}")

# %% [markdown]
# The last comparison is of shapes. Notebook 6 met Keras's `noise_shape`: along an axis where it is 1, one coin serves all
# entries. PyTorch has no such parameter. It has a layer for each shape, and a mask of that shape gives the same numbers:

# %% tags=["experiment", "nbval-ignore-output"]
if torch:
    x = torch.tensor(abs(nonzero(96, 4, 6, 5, 3)))
    shapes = {"Dropout": (4, 6, 5, 3), "Dropout2d": (4, 6, 1, 1), "Dropout3d": (4, 6, 1, 1, 1)}
    for name, noise_shape in shapes.items():
        inputs = x if len(noise_shape) == 4 else x[..., None]
        tossed = getattr(torch.nn, name)(0.5)(inputs)
        coins = (tossed != 0)[tuple(slice(n) for n in noise_shape)]
        print(f"{name}, noise_shape {noise_shape}: the same numbers:", torch.equal(tossed, inputs * coins / 0.5))

# %% [markdown]
# Broadcasting covers more: `(N, 1, D)` for inputs of shape `(N, T, D)` is one mask for a whole sequence (variational
# dropout), and `(N, 1, 1)` drops a whole branch of a residual block (stochastic depth, notebook 10). Two relatives are no
# such product. DropConnect multiplies the weights, so each example needs a mask of the shape of `W`;
# `F.linear(x, F.dropout(W, p))` tosses one for the whole batch. In DropBlock a coin drops its neighbours too: it is a
# maximum over a window of coins, and the survivors are divided by the share that is left.
#
# ## What you can now prove
#
# - A coin can be looked up by key and counter: in any order, on any device, and without memory.
# - A replayed block needs its old coins. Without them the gradient is that of another network, and nothing complains.
# - Copies must drop the same entries. All other masks must be tossed independently.
# - A key is used once.
#
# **Open questions.** Is a gradient with other coins wrong on average, too? Which bugs of notebook 8 become impossible with keys?
# What does a run need to keep so that it can be stopped and continued with the same coins?

# %% [markdown]
# **Sources, and what they get wrong.** J. Salmon, M. Moraes, R. Dror, D. Shaw (2011), *Parallel random numbers: as easy as 1, 2, 3*, SC11
# ([paper](https://thesalmons.org/john/random123/papers/random123sc11.pdf)); [numpy.random.Philox](https://numpy.org/doc/stable/reference/random/bit_generators/philox.html).
# Triton, [Low-Memory Dropout](https://github.com/triton-lang/triton/blob/main/python/tutorials/04-low-memory-dropout.py): right; its u > p drops
# where u = p. T. Chen, B. Xu, C. Zhang, C. Guestrin (2016), *Training deep nets with sublinear memory cost*,
# [arXiv 1604.06174](https://arxiv.org/abs/1604.06174). PyTorch, [torch.utils.checkpoint](https://docs.pytorch.org/docs/stable/checkpoint.html): right, and it warns
# of incorrect gradients on several kinds of devices. OLMo-core, [pull request 828](https://github.com/allenai/OLMo-core/pull/828). Transformers,
# [issue 31412](https://github.com/huggingface/transformers/issues/31412). NVIDIA, Megatron-LM,
# [random.py](https://github.com/NVIDIA/Megatron-LM/blob/main/megatron/core/tensor_parallel/random.py) and
# [initialize.py](https://github.com/NVIDIA/Megatron-LM/blob/main/megatron/training/initialize.py): they differ, as said above; and
# [dot_product_attention.py](https://github.com/NVIDIA/Megatron-LM/blob/main/megatron/core/transformer/dot_product_attention.py). JAX,
# [Pseudorandom numbers](https://docs.jax.dev/en/latest/random-numbers.html), [JEP 263](https://docs.jax.dev/en/latest/jep/263-prng.html) and
# [key reuse](https://docs.jax.dev/en/latest/jax.experimental.key_reuse.html) with its
# [code](https://github.com/jax-ml/jax/blob/main/jax/experimental/key_reuse/_core.py). GPT-2 XL (A. Radford and others, 2019):
# [sizes and rates](https://huggingface.co/openai-community/gpt2-xl/blob/main/config.json).
# PyTorch, [issue 124464](https://github.com/pytorch/pytorch/issues/124464): attention that drops after `eval()`.
# Digits: Alpaydin and Kaynak (1998), UCI.

# %% tags=["experiment"]
from dropout_lab.figures.course_map import my_map
from dropout_lab.page.strip import show_progress

show_progress("09_real_machines")
show(my_map())
