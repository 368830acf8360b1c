# %% right broadcast_view
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.broadcast_to(rng.random((N, H)) >= p, (T, N, H))

# %% right first_of_fresh_coins
import numpy as np


def variational_mask(T, N, H, p, rng):
    return (rng.random((T, N, H)) >= p)[:1].repeat(T, axis=0)

# %% right list_of_arrays
import numpy as np


def variational_mask(T, N, H, p, rng):
    m = (rng.random((N, H)) >= p) * 1.0
    return [m for _ in range(T)]

# %% right nested_lists
import numpy as np


def variational_mask(T, N, H, p, rng):
    m = [[int(rng.random() >= p) for _ in range(H)] for _ in range(N)]
    return [m] * T

# %% right repeat
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat((rng.random((1, N, H)) >= p).astype(float), T, axis=0)

# %% right sequence_by_sequence
import numpy as np


def variational_mask(T, N, H, p, rng):
    out = np.zeros((T, N, H), dtype=np.float32)
    for n in range(N):
        out[:, n] = rng.random(H) >= p
    return out

# %% right stack_of_one
import numpy as np


def variational_mask(T, N, H, p, rng):
    m = rng.binomial(1, 1 - p, (N, H))
    return np.stack([m] * T)

# %% right tile
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.tile((rng.random((N, H)) > p).astype(np.int8), (T, 1, 1))

# %% right times_ones
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.ones((T, 1, 1)) * (rng.random((1, N, H)) < 1 - p)

# %% wrong already-rescaled | a mask holds only 0 and 1
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.random((1, N, H)) >= p, T, axis=0) / (1 - p)

# %% wrong batch_first: axes-exchanged | time comes first
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.random((N, 1, H)) >= p, T, axis=1)

# %% wrong fresh_each_step: fresh-coins-each-step | once for each sequence
import numpy as np


def variational_mask(T, N, H, p, rng):
    return (rng.random((T, N, H)) >= p).astype(float)

# %% wrong global_numpy: ignores-rng | draw from the rng you were given
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat(np.random.random((1, N, H)) >= p, T, axis=0)

# %% wrong ignores-p | p never enters your draw
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.integers(0, 2, (1, N, H)), T, axis=0)

# %% wrong keeps-with-p | p is the probability of dropping
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.random((1, N, H)) < p, T, axis=0)

# %% wrong last_step_differs: fresh-coins-each-step | once for each sequence
import numpy as np


def variational_mask(T, N, H, p, rng):
    m = np.repeat(rng.random((1, N, H)) >= p, T, axis=0)
    m[-1] = rng.random((N, H)) >= p
    return m

# %% wrong loop_of_fresh_coins: fresh-coins-each-step | once for each sequence
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.array([rng.random((N, H)) >= p for _ in range(T)])

# %% wrong no_return: returns-nothing | does your function end with a return
import numpy as np


def variational_mask(T, N, H, p, rng):
    m = np.repeat(rng.random((1, N, H)) >= p, T, axis=0)

# %% wrong normal_draw: draws-from-a-normal | needs a uniform draw
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.normal(size=(1, N, H)) >= p, T, axis=0)

# %% wrong one_coin: one-coin-for-all | the whole array shares one coin
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.full((T, N, H), int(rng.random() >= p))

# %% wrong one_coin_per_sequence: sequence-shares-a-coin | every unit
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.tile(rng.random((1, N, 1)) >= p, (T, 1, H)).astype(int)

# %% wrong one_mask_for_all_in_its_shape: sequences-share-a-mask | coins of its own
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.random((1, 1, H)) >= p, T, axis=0)

# %% wrong one_step: mask-without-time | repeat
import numpy as np


def variational_mask(T, N, H, p, rng):
    return rng.random((1, N, H)) >= p

# %% wrong quota: exact-quota | an exact quota is not
import numpy as np


def variational_mask(T, N, H, p, rng):
    m = np.array([rng.permutation(H) >= round(p * H) for _ in range(N)])
    return np.repeat(m[None], T, axis=0)

# %% wrong returns-the-draws | compare them with p
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.random((1, N, H)), T, axis=0)

# %% wrong seed_inside: same-coins-every-call | do not seed or store
import numpy as np


def variational_mask(T, N, H, p, rng):
    rng = np.random.default_rng(3)
    return np.repeat(rng.random((1, N, H)) >= p, T, axis=0)

# %% wrong sequences_repeat_in_pairs: coins-not-independent | each needs a draw of its own
import numpy as np


def variational_mask(T, N, H, p, rng):
    m = np.repeat(rng.random((-(-N // 2), H)) >= p, 2, axis=0)[:N]
    return np.repeat(m[None], T, axis=0)

# %% wrong shared_by_the_batch: sequences-share-a-mask | coins of its own
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.tile(rng.random((1, 1, H)) >= p, (T, N, 1)).astype(int)

# %% wrong steps_pile_up: fresh-coins-each-step | once for each sequence
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.cumprod(rng.random((T, N, H)) >= p, axis=0)

# %% wrong time_last: axes-exchanged | time comes first
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat((rng.random((N, H)) >= p)[..., None], T, axis=2)

# %% wrong units_and_sequences_exchanged: axes-exchanged | time comes first
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat((rng.random((1, H, N)) >= p), T, axis=0)

# %% wrong without_time: mask-without-time | repeat
import numpy as np


def variational_mask(T, N, H, p, rng):
    return rng.random((N, H)) >= p

# %% wrong axes-joined | axes are joined
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.tile((rng.random((N, H)) >= p).astype(float), (T, 1))

# %% wrong steps_side_by_side: axes-joined | axes are joined
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.tile((rng.random((N, H)) >= p).astype(float), T)

# %% wrong units_alone: sequences-share-a-mask | coins of its own
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.random((1, H)) >= p, T, axis=0).astype(float)
