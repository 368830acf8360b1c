# %% right key_number_rate
def seeded_dropout(x, p, key, number):
    coins = stream(key, number).random(x.shape) >= p
    return x * coins / (1 - p), (p, key, number)


def seeded_backward(dout, cache):
    p, key, number = cache
    return dout * (stream(key, number).random(dout.shape) >= p) / (1 - p)

# %% right one_function_for_both
def through(v, p, key, number):
    return v * ((stream(key, number).random(v.shape) >= p) / (1 - p))


def seeded_dropout(x, p, key, number):
    return through(x, p, key, number), [p, key, number]


def seeded_backward(dout, cache):
    return through(dout, *cache)

# %% right dictionary
import numpy as np


def seeded_dropout(x, p, key, number):
    u = stream(key, number).random(x.size).reshape(x.shape)
    return np.where(u < p, 0.0, x / (1 - p)), {"p": p, "key": key, "number": number}


def seeded_backward(dout, cache):
    u = stream(cache["key"], cache["number"]).random(dout.size).reshape(dout.shape)
    return np.where(u < cache["p"], 0.0, dout / (1 - cache["p"]))

# %% right with_the_shape
import numpy as np


def factor(p, key, number, *shape):
    return (stream(key, number).random(shape) >= p) * (1.0 / (1.0 - p))


def seeded_dropout(x, p, key, number):
    cache = np.array([key, number, *x.shape], dtype=float), p
    return x * factor(p, key, number, *x.shape), cache


def seeded_backward(dout, cache):
    numbers, p = cache
    key, number, *shape = (int(v) for v in numbers)
    return dout * factor(p, key, number, *shape)

# %% right named_tuple
from collections import namedtuple

Cache = namedtuple("Cache", "p key number")


def seeded_dropout(x, p, key, number):
    cache = Cache(p, key, number)
    return seeded_backward(x, cache), cache


def seeded_backward(dout, cache):
    kept = stream(cache.key, cache.number).random(dout.shape) >= cache.p
    out = dout / (1 - cache.p)
    out[~kept] = 0
    return out

# %% wrong keeps-the-mask | 8 numbers
def seeded_dropout(x, p, key, number):
    factor = (stream(key, number).random(x.shape) >= p) / (1 - p)
    return x * factor, factor


def seeded_backward(dout, cache):
    return dout * cache

# %% wrong packed_mask: keeps-the-mask | 8 numbers
import numpy as np


def seeded_dropout(x, p, key, number):
    coins = stream(key, number).random(x.shape) >= p
    return x * coins / (1 - p), (np.packbits(coins), p)


def seeded_backward(dout, cache):
    bits, p = cache
    coins = np.unpackbits(bits)[: dout.size].reshape(dout.shape)
    return dout * coins / (1 - p)

# %% wrong mask_in_a_function: keeps-what-nobody-can-count | function
def seeded_dropout(x, p, key, number):
    factor = (stream(key, number).random(x.shape) >= p) / (1 - p)
    return x * factor, lambda dout: dout * factor


def seeded_backward(dout, cache):
    return cache(dout)

# %% wrong mask_as_text: keeps-what-nobody-can-count | numbers alone
def seeded_dropout(x, p, key, number):
    coins = stream(key, number).random(x.shape) >= p
    return x * coins / (1 - p), (p, "".join("01"[int(c)] for c in coins.ravel()))


def seeded_backward(dout, cache):
    import numpy as np

    p, text = cache
    return dout * np.array([int(c) for c in text]).reshape(dout.shape) / (1 - p)

# %% wrong mask_in_an_integer: keeps-the-mask | 8 numbers
import numpy as np


def seeded_dropout(x, p, key, number):
    coins = stream(key, number).random(x.shape) >= p
    return x * coins / (1 - p), (p, int("1" + "".join("01"[int(c)] for c in coins.ravel()), 2))


def seeded_backward(dout, cache):
    p, large = cache
    return dout * np.array([int(c) for c in f"{large:b}"[1:]]).reshape(dout.shape) / (1 - p)

# %% wrong generator_in_the_cache: keeps-a-generator | moved on
def seeded_dropout(x, p, key, number):
    rng = stream(key, number)
    return x * (rng.random(x.shape) >= p) / (1 - p), (p, rng)


def seeded_backward(dout, cache):
    p, rng = cache
    return dout * (rng.random(dout.shape) >= p) / (1 - p)

# %% wrong next_stream: tosses-others-again | its stream(key, number)
def seeded_dropout(x, p, key, number):
    coins = stream(key, number).random(x.shape) >= p
    return x * coins / (1 - p), (p, key, number + 1)


def seeded_backward(dout, cache):
    p, key, number = cache
    return dout * (stream(key, number).random(dout.shape) >= p) / (1 - p)

# %% wrong second_draw: tosses-others-again | its stream(key, number)
def seeded_dropout(x, p, key, number):
    coins = stream(key, number).random(x.shape) >= p
    return x * coins / (1 - p), (p, key, number)


def seeded_backward(dout, cache):
    p, key, number = cache
    rng = stream(key, number)
    rng.random(dout.shape)
    return dout * (rng.random(dout.shape) >= p) / (1 - p)

# %% wrong flat_order_turned: tosses-others-again | its stream(key, number)
def seeded_dropout(x, p, key, number):
    coins = stream(key, number).random(x.shape) >= p
    return x * coins / (1 - p), (p, key, number)


def seeded_backward(dout, cache):
    p, key, number = cache
    coins = stream(key, number).random(dout.T.shape).T >= p
    return dout * coins / (1 - p)

# %% wrong gradient-forgets-scale | forward pass is missing
def seeded_dropout(x, p, key, number):
    coins = stream(key, number).random(x.shape) >= p
    return x * coins / (1 - p), (p, key, number)


def seeded_backward(dout, cache):
    p, key, number = cache
    return dout * (stream(key, number).random(dout.shape) >= p)

# %% wrong gradient-ignores-mask | dropped units
def seeded_dropout(x, p, key, number):
    coins = stream(key, number).random(x.shape) >= p
    return x * coins / (1 - p), (p, key, number)


def seeded_backward(dout, cache):
    return dout

# %% wrong not-rescaled | divide the survivors
def seeded_dropout(x, p, key, number):
    coins = stream(key, number).random(x.shape) >= p
    return x * coins, (p, key, number)


def seeded_backward(dout, cache):
    p, key, number = cache
    return dout * (stream(key, number).random(dout.shape) >= p)

# %% wrong keeps-with-p | probability of dropping
def seeded_dropout(x, p, key, number):
    coins = stream(key, number).random(x.shape) < p
    return x * coins / (1 - p), (p, key, number)


def seeded_backward(dout, cache):
    p, key, number = cache
    return dout * (stream(key, number).random(dout.shape) < p) / (1 - p)

# %% wrong last_call_in_a_global: keeps-it-outside-the-cache | another pass
LAST = {}


def seeded_dropout(x, p, key, number):
    coins = stream(key, number).random(x.shape) >= p
    LAST["factor"] = coins / (1 - p)
    return x * LAST["factor"], ()


def seeded_backward(dout, cache):
    return dout * LAST["factor"]

# %% wrong own_generator: not-this-stream | stream
import numpy as np


def seeded_dropout(x, p, key, number):
    coins = np.random.default_rng([key, number]).random(x.shape) >= p
    return x * coins / (1 - p), (p, key, number)


def seeded_backward(dout, cache):
    p, key, number = cache
    return dout * (np.random.default_rng([key, number]).random(dout.shape) >= p) / (1 - p)

# %% wrong fixed_stream: not-this-stream | stream
def seeded_dropout(x, p, key, number):
    coins = stream(key, 0).random(x.shape) >= p
    return x * coins / (1 - p), (p, key)


def seeded_backward(dout, cache):
    p, key = cache
    return dout * (stream(key, 0).random(dout.shape) >= p) / (1 - p)

# %% wrong rate_of_the_last_pass: tosses-others-again | its stream(key, number)
RATES = []


def seeded_dropout(x, p, key, number):
    RATES.append(p)
    coins = stream(key, number).random(x.shape) >= p
    return x * coins / (1 - p), (key, number)


def seeded_backward(dout, cache):
    key, number = cache
    p = RATES[-1]
    return dout * (stream(key, number).random(dout.shape) >= p) / (1 - p)

# %% wrong output_alone: not-two-values | two values
def seeded_dropout(x, p, key, number):
    return x * (stream(key, number).random(x.shape) >= p) / (1 - p)


def seeded_backward(dout, cache):
    return dout

# %% wrong one_draw_a_column: one-coin-per-column | full shape
def seeded_dropout(x, p, key, number):
    return x * (stream(key, number).random(x.shape[-1]) >= p) / (1 - p), (key, number, p)


def seeded_backward(dout, cache):
    key, number, p = cache
    return dout * (stream(key, number).random(dout.shape[-1]) >= p) / (1 - p)

# %% wrong coins_transposed: not-this-stream | in the order of x
def seeded_dropout(x, p, key, number):
    return x * (stream(key, number).random(x.T.shape).T >= p) / (1 - p), (key, number, p)


def seeded_backward(dout, cache):
    key, number, p = cache
    return dout * (stream(key, number).random(dout.shape) >= p) / (1 - p)

# %% wrong key_and_number_exchanged: not-this-stream | the coins of stream
def seeded_dropout(x, p, key, number):
    return x * (stream(number, key).random(x.shape) >= p) / (1 - p), (number, key, p)


def seeded_backward(dout, cache):
    key, number, p = cache
    return dout * (stream(key, number).random(dout.shape) >= p) / (1 - p)

# %% wrong half_in_the_backward_pass: backward-at-another-rate | another rate
def seeded_dropout(x, p, key, number):
    return x * (stream(key, number).random(x.shape) >= p) / (1 - p), (key, number)


def seeded_backward(dout, cache):
    key, number = cache
    return dout * (stream(key, number).random(dout.shape) >= 0.5) / 0.5

# %% wrong address_in_a_global: keeps-it-outside-the-cache | another pass
LAST = []


def seeded_dropout(x, p, key, number):
    LAST[:] = key, number, p
    return x * (stream(key, number).random(x.shape) >= p) / (1 - p), ()


def seeded_backward(dout, cache):
    key, number, p = LAST
    return dout * (stream(key, number).random(dout.shape) >= p) / (1 - p)

# %% wrong factor_backward_alone: not-rescaled | divide the survivors
def seeded_dropout(x, p, key, number):
    return x * (stream(key, number).random(x.shape) >= p), (p, key, number)


def seeded_backward(dout, cache):
    p, key, number = cache
    return dout * (stream(key, number).random(dout.shape) >= p) / (1 - p)

# %% wrong exchanged_on_the_way_back: tosses-others-again | its stream(key, number)
def seeded_dropout(x, p, key, number):
    return x * (stream(key, number).random(x.shape) >= p) / (1 - p), (p, key, number)


def seeded_backward(dout, cache):
    p, key, number = cache
    return dout * (stream(number, key).random(dout.shape) >= p) / (1 - p)
