# %% right cut_from_a_block
import numpy as np


def coins_between(key, number, start, stop, p):
    block = start // 4
    rng = np.random.Generator(np.random.Philox(key=key, counter=[block, number, 0, 0]))
    drawn = rng.random(stop - 4 * block)
    return (drawn[start - 4 * block :] >= p).astype(int)

# %% right advance
import numpy as np


def coins_between(key, number, start, stop, p):
    bits = np.random.Philox(key=key, counter=[0, number, 0, 0])
    bits.advance(start // 4)
    rng = np.random.Generator(bits)
    rng.random(start % 4)
    return np.where(rng.random(stop - start) < p, 0.0, 1.0)

# %% right one_at_a_time
import numpy as np


def coin(key, number, i, p):
    four = np.random.Generator(np.random.Philox(key=key, counter=[i // 4, number, 0, 0])).random(4)
    return four[i % 4] >= p


def coins_between(key, number, start, stop, p):
    return [coin(key, number, i, p) for i in range(start, stop)]

# %% right one_large_counter
import numpy as np


def coins_between(key, number, start, stop, p):
    block, skip = divmod(start, 4)
    rng = np.random.Generator(np.random.Philox(key=key, counter=block + (number << 64)))
    return (rng.random(skip + stop - start)[skip:] >= p).astype(np.int8)

# %% right from_the_bits
import numpy as np


def coins_between(key, number, start, stop, p):
    bits = np.random.Philox(key=key, counter=[start // 4, number, 0, 0])
    words = bits.random_raw(stop - start // 4 * 4)[start % 4 :]
    return ((words >> np.uint64(11)) * 2.0**-53 >= p) * 1

# %% right blocks_of_four
import numpy as np


def coins_between(key, number, start, stop, p):
    found = []
    for block in range(start // 4, (stop + 3) // 4):
        rng = np.random.Generator(np.random.Philox(key=key, counter=np.array([block, number, 0, 0], dtype=np.uint64)))
        found += [float(u >= p) for u in rng.random(4)]
    return np.array(found[start % 4 :][: stop - start])

# %% wrong draws-what-it-skips | looked up
def coins_between(key, number, start, stop, p):
    return (stream(key, number).random(stop)[start:] >= p).astype(float)

# %% wrong counter-for-each-number | four numbers
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[start, number, 0, 0]))
    return (rng.random(stop - start) >= p).astype(float)

# %% wrong begins-at-the-block | inside a block
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[start // 4, number, 0, 0]))
    return (rng.random(stop - start) >= p).astype(float)

# %% wrong rounds_the_block_up: begins-after-the-block | next block
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[-(-start // 4), number, 0, 0]))
    return (rng.random(stop - start) >= p).astype(float)

# %% wrong first-coins-of-the-stream | beginning of the stream
def coins_between(key, number, start, stop, p):
    return (stream(key, number).random(stop - start) >= p).astype(float)

# %% wrong seed-for-key | hashed first
import numpy as np


def coins_between(key, number, start, stop, p):
    bits = np.random.Philox(key)
    bits.advance(start // 4 + (number << 64))
    return (np.random.Generator(bits).random(start % 4 + stop - start)[start % 4 :] >= p).astype(float)

# %% wrong stream-left-out | same coins in every stream
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[start // 4, 0, 0, 0]))
    return (rng.random(start % 4 + stop - start)[start % 4 :] >= p).astype(float)

# %% wrong stream-added-to-the-place | overlap
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[start // 4 + number, 0, 0, 0]))
    return (rng.random(start % 4 + stop - start)[start % 4 :] >= p).astype(float)

# %% wrong one_counter_for_all: stream-left-out | same coins in every stream
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=start // 4))
    return (rng.random(start % 4 + stop - start)[start % 4 :] >= p).astype(float)

# %% wrong key_and_number_added: stream-added-to-the-key | another key
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key + number, counter=start // 4))
    return (rng.random(start % 4 + stop - start)[start % 4 :] >= p).astype(float)

# %% wrong keeps-with-p | probability of dropping
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[start // 4, number, 0, 0]))
    return (rng.random(start % 4 + stop - start)[start % 4 :] < p).astype(float)

# %% wrong the_last_coin_missing: coins-from-start-to-stop | cut these off
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[start // 4, number, 0, 0]))
    return (rng.random(stop - start)[start % 4 :] >= p).astype(float)

# %% wrong stop_is_included: coins-from-start-to-stop | cut these off
import numpy as np


def coins_between(key, number, start, stop, p):
    block, skip = divmod(start, 4)
    rng = np.random.Generator(np.random.Philox(key=key, counter=[block, number, 0, 0]))
    return (rng.random(skip + stop - start + 1)[skip:] >= p).astype(float)

# %% wrong returns-the-draws | random numbers
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[start // 4, number, 0, 0]))
    return rng.random(start % 4 + stop - start)[start % 4 :]

# %% wrong already-rescaled | only 0 and 1
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[start // 4, number, 0, 0]))
    return (rng.random(start % 4 + stop - start)[start % 4 :] >= p) / (1 - p)

# %% wrong another_generator: not-these-coins | of stream(key, number)
import numpy as np


def coins_between(key, number, start, stop, p):
    return (np.random.default_rng([key, number, start]).random(stop - start) >= p).astype(float)

# %% wrong no_return: returns-nothing | return
def coins_between(key, number, start, stop, p):
    coins = stream(key, number).random(stop - start) >= p

# %% wrong counts_from_one: begins-one-block-late | the block after
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[start // 4 + 1, number, 0, 0]))
    return (rng.random(start % 4 + stop - start)[start % 4 :] >= p).astype(float)

# %% wrong undoes_the_one: begins-one-block-early | the block before
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[start // 4 - 1, number, 0, 0]))
    return (rng.random(start % 4 + stop - start)[start % 4 :] >= p).astype(float)

# %% wrong words-exchanged | the first is the block
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[number, start // 4, 0, 0]))
    return (rng.random(start % 4 + stop - start)[start % 4 :] >= p).astype(float)

# %% wrong key-and-stream-exchanged | the key is
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=number, counter=[start // 4, key, 0, 0]))
    return (rng.random(start % 4 + stop - start)[start % 4 :] >= p).astype(float)

# %% wrong advances_from_stream_zero: advances-the-wrong-stream | never enters
import numpy as np


def coins_between(key, number, start, stop, p):
    bits = np.random.Philox(key=key)
    bits.advance(start)
    return (np.random.Generator(bits).random(stop - start) >= p).astype(int)

# %% wrong same-first-coin-each-time | again and again
def coins_between(key, number, start, stop, p):
    return [int(stream(key, number).random() >= p) for _ in range(start, stop)]

# %% wrong cuts_before_it_draws_enough: coins-from-start-to-stop | stop - start coins
import numpy as np


def coins_between(key, number, start, stop, p):
    first = start // 4
    rng = np.random.Generator(np.random.Philox(key=key, counter=[first, number, 0, 0]))
    return (rng.random(4 * (stop // 4 - first)) >= p)[start % 4 : start % 4 + stop - start]

# %% wrong counts_blocks_like_coins: not-these-coins | of stream(key, number)
def coins_between(key, number, start, stop, p):
    bits = np.random.Philox(key=key, counter=[start, number, 0, 0])
    return (np.random.Generator(bits).random(start % 4 + stop - start)[start % 4 :] >= p) * 1

# %% wrong keeps_above: keeps-with-p | probability of dropping
import numpy as np


def coins_between(key, number, start, stop, p):
    rng = np.random.Generator(np.random.Philox(key=key, counter=[start // 4, number, 0, 0]))
    rng.random(start % 4)
    return rng.random(stop - start) >= 1 - p
