# %% right state_put_back
def save(block, x, rng):
    before = rng.bit_generator.state
    out, _ = block(x, rng)
    return out, (x, before)


def replay(block, back, dout, ticket, rng):
    x, before = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = before
    _, tape = block(x, rng)
    rng.bit_generator.state = now
    return back(dout, tape)

# %% right copied_generator
import copy


def save(block, x, rng):
    ticket = x, copy.deepcopy(rng)
    return block(x, rng)[0], ticket


def replay(block, back, dout, ticket, rng):
    x, twin = ticket
    return back(dout, block(x, copy.deepcopy(twin))[1])

# %% right try_finally
import contextlib


@contextlib.contextmanager
def as_it_was(rng, state):
    now = rng.bit_generator.state
    rng.bit_generator.state = state
    try:
        yield rng
    finally:
        rng.bit_generator.state = now


def save(block, x, rng):
    ticket = {"x": x.copy(), "state": rng.bit_generator.state}
    out, tape = block(x, rng)
    del tape
    return out, ticket


def replay(block, back, dout, ticket, rng):
    with as_it_was(rng, ticket["state"]) as old:
        tape = block(ticket["x"], old)[1]
    return back(dout, tape)

# %% right new_generator_of_the_same_kind
import numpy as np


def save(block, x, rng):
    state = rng.bit_generator.state
    return block(x, rng)[0], [x, state]


def replay(block, back, dout, ticket, rng):
    x, state = ticket
    bits = getattr(np.random, state["bit_generator"])()
    bits.state = state
    out, tape = block(x, np.random.Generator(bits))
    return back(dout, tape)

# %% wrong recomputes-with-other-coins | other coins
def save(block, x, rng):
    out, _ = block(x, rng)
    return out, x


def replay(block, back, dout, ticket, rng):
    _, tape = block(ticket, rng)
    return back(dout, tape)

# %% wrong fresh_generator: recomputes-with-other-coins | other coins
import numpy as np


def save(block, x, rng):
    out, _ = block(x, rng)
    return out, x


def replay(block, back, dout, ticket, rng):
    _, tape = block(ticket, np.random.default_rng(0))
    return back(dout, tape)

# %% wrong state_after_the_block: recomputes-with-other-coins | other coins
def save(block, x, rng):
    out, _ = block(x, rng)
    return out, (x, rng.bit_generator.state)


def replay(block, back, dout, ticket, rng):
    x, state = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = state
    _, tape = block(x, rng)
    rng.bit_generator.state = now
    return back(dout, tape)

# %% wrong reference_is_no_copy: recomputes-with-other-coins | other coins
import copy


def save(block, x, rng):
    ticket = x, rng
    return block(x, rng)[0], ticket


def replay(block, back, dout, ticket, rng):
    x, twin = ticket
    return back(dout, block(x, copy.deepcopy(twin))[1])

# %% wrong rewinds-the-coins | put the state back
def save(block, x, rng):
    before = rng.bit_generator.state
    out, _ = block(x, rng)
    return out, (x, before)


def replay(block, back, dout, ticket, rng):
    x, before = ticket
    rng.bit_generator.state = before
    _, tape = block(x, rng)
    return back(dout, tape)

# %% wrong puts_back_the_old_state: rewinds-the-coins | put the state back
def save(block, x, rng):
    before = rng.bit_generator.state
    out, _ = block(x, rng)
    return out, (x, before)


def replay(block, back, dout, ticket, rng):
    x, before = ticket
    rng.bit_generator.state = before
    _, tape = block(x, rng)
    rng.bit_generator.state = before
    return back(dout, tape)

# %% wrong save_leaves_the_generator_behind: save-moves-nothing | same coins again
def save(block, x, rng):
    before = rng.bit_generator.state
    out, _ = block(x, rng)
    rng.bit_generator.state = before
    return out, (x, before)


def replay(block, back, dout, ticket, rng):
    x, before = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = before
    _, tape = block(x, rng)
    rng.bit_generator.state = now
    return back(dout, tape)

# %% wrong keeps-the-tape | runs once more
def save(block, x, rng):
    out, tape = block(x, rng)
    return out, tape


def replay(block, back, dout, ticket, rng):
    return back(dout, ticket)

# %% wrong runs_the_block_twice: runs-the-block-too-often | once
import copy


def save(block, x, rng):
    before = copy.deepcopy(rng)
    out = block(x, copy.deepcopy(rng))[0]
    block(x, rng)
    return out, (x, before)


def replay(block, back, dout, ticket, rng):
    x, before = ticket
    return back(dout, block(x, copy.deepcopy(before))[1])

# %% wrong one_ticket_for_all: ticket-overwritten | another block
import copy

LAST = {}


def save(block, x, rng):
    LAST["x"], LAST["rng"] = x, copy.deepcopy(rng)
    return block(x, rng)[0], None


def replay(block, back, dout, ticket, rng):
    return back(dout, block(LAST["x"], copy.deepcopy(LAST["rng"]))[1])

# %% wrong gradient_of_the_output: replays-the-output | dout
def save(block, x, rng):
    before = rng.bit_generator.state
    return block(x, rng)[0], (x, before)


def replay(block, back, dout, ticket, rng):
    x, before = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = before
    out, tape = block(x, rng)
    rng.bit_generator.state = now
    return back(out, tape)

# %% wrong whole_result: not-two-values | two values
def save(block, x, rng):
    return block(x, rng)[0]


def replay(block, back, dout, ticket, rng):
    return back(dout, block(ticket, rng)[1])

# %% wrong no_return: returns-nothing | return
def save(block, x, rng):
    before = rng.bit_generator.state
    return block(x, rng)[0], (x, before)


def replay(block, back, dout, ticket, rng):
    x, before = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = before
    _, tape = block(x, rng)
    rng.bit_generator.state = now
    back(dout, tape)

# %% wrong returns_the_output: replay-returns-the-output | what back gives
def save(block, x, rng):
    state = rng.bit_generator.state
    return block(x, rng)[0], (x, state)


def replay(block, back, dout, ticket, rng):
    x, state = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = state
    out, tape = block(x, rng)
    rng.bit_generator.state = now
    return out

# %% wrong runs_on_the_gradient: replays-the-gradient | its own x
def save(block, x, rng):
    state = rng.bit_generator.state
    return block(x, rng)[0], (x, state)


def replay(block, back, dout, ticket, rng):
    x, state = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = state
    tape = block(dout, rng)[1]
    rng.bit_generator.state = now
    return back(dout, tape)

# %% wrong back_the_other_way_round: dout-and-tape-exchanged | dout first
def save(block, x, rng):
    before = rng.bit_generator.state
    out, _ = block(x, rng)
    return out, (x, before)


def replay(block, back, dout, ticket, rng):
    x, before = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = before
    _, tape = block(x, rng)
    rng.bit_generator.state = now
    return back(tape, dout)

# %% wrong output_in_the_ticket: ticket-holds-the-output | its input x
def save(block, x, rng):
    before = rng.bit_generator.state
    out, _ = block(x, rng)
    return out, (out, before)


def replay(block, back, dout, ticket, rng):
    x, before = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = before
    _, tape = block(x, rng)
    rng.bit_generator.state = now
    return back(dout, tape)

# %% wrong hands_the_output_on_as_well: output-in-the-tape | the tape alone
def save(block, x, rng):
    before = rng.bit_generator.state
    return block(x, rng)[0], (x, before)


def replay(block, back, dout, ticket, rng):
    x, before = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = before
    tape = block(x, rng)
    rng.bit_generator.state = now
    return back(dout, tape)

# %% wrong the_tape_beside_the_output: tuple-for-an-array | one array is asked for
def save(block, x, rng):
    before = rng.bit_generator.state
    return block(x, rng), (x, before)


def replay(block, back, dout, ticket, rng):
    x, before = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = before
    _, tape = block(x, rng)
    rng.bit_generator.state = now
    return back(dout, tape)
