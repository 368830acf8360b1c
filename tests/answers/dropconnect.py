# %% right binomial
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.binomial(1, 1 - p, size=(x.shape[0], *W.shape))
    return np.squeeze(np.matmul(x[:, np.newaxis], W * M), axis=1) / (1 - p) + b

# %% right coins_for_each_output
import numpy as np


def dropconnect(x, W, b, p, rng):
    out = np.empty((x.shape[0], W.shape[1]))
    for j in range(W.shape[1]):
        coins = rng.random(x.shape) > p
        out[:, j] = (x * coins) @ W[:, j] / (1 - p) + b[j]
    return out

# %% right einsum
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b

# %% right examples_last
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random(W.shape + (len(x),)) >= p
    return np.einsum("nd,dh,dhn->nh", x, W, M) / (1 - p) + b

# %% right flat_python
import numpy as np


def dropconnect(x, W, b, p, rng):
    out = []
    for row in x:
        line = []
        for j in range(W.shape[1]):
            total = 0.0
            for i in range(W.shape[0]):
                if rng.random() >= p:
                    total += row[i] * W[i, j] / (1 - p)
            line.append(total + b[j])
        out.append(line)
    return out

# %% right in_place_on_a_copy
import numpy as np


def dropconnect(x, W, b, p, rng):
    out = []
    for row in x:
        V = W.astype(float)
        V[rng.random(V.shape) < p] = 0
        out.append(row @ V / (1 - p) + b)
    return np.stack(out)

# %% right loop_over_examples
import numpy as np


def dropconnect(x, W, b, p, rng):
    return np.array([row @ (W * (rng.random(W.shape) >= p) / (1 - p)) + b for row in x])

# %% right matmul
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return (x[:, None, :] @ (W * M / (1 - p)))[:, 0, :] + b

# %% right scaled_masks
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.choice([0.0, 1 / (1 - p)], p=[p, 1 - p], size=(x.shape[0], *W.shape))
    return np.einsum("ij,ijk->ik", x, M * W[None]) + b

# %% right single_precision
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return (np.einsum("nd,ndh->nh", x.astype(np.float32), (W * M / (1 - p)).astype(np.float32)) + b).astype(np.float32)

# %% right sum_of_products
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return (x[:, :, None] * W * M).sum(axis=1) / (1 - p) + b

# %% right where
import numpy as np


def dropconnect(x, W, b, p, rng):
    kept = np.where(rng.random((len(x), *W.shape)) < p, 0, W) / (1 - p)
    return np.array([v @ K + b for v, K in zip(x, kept)])

# %% wrong bias_in_place: changes-its-input | it changed its input
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    b /= 1
    b += 1e-3
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b - 1e-3

# %% wrong column_form: transposed | rows and columns are exchanged
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->hn", x, W * M) / (1 - p) + b[:, None]

# %% wrong divides-by-p | divide by the probability of keeping
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M) / max(p, 1e-9) + b

# %% wrong drops_and_rescales_the_bias: bias-dropped | coins are for the weights alone
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    mb = rng.random((len(x), len(b))) >= p
    return (np.einsum("nd,ndh->nh", x, W * M) + b * mb) / (1 - p)

# %% wrong drops-inputs | tosses a coin for each weight
import numpy as np


def dropconnect(x, W, b, p, rng):
    return (x * (rng.random(x.shape) >= p) / (1 - p)) @ W + b

# %% wrong drops-outputs | tosses a coin for each weight
import numpy as np


def dropconnect(x, W, b, p, rng):
    return (x @ W) * (rng.random((len(x), W.shape[1])) >= p) / (1 - p) + b

# %% wrong drops_outputs_with_bias: drops-outputs | tosses a coin for each weight
import numpy as np


def dropconnect(x, W, b, p, rng):
    return (x @ W + b) * (rng.random((len(x), W.shape[1])) >= p) / (1 - p)

# %% wrong drops_small_weights: same-coins-every-call | two calls in a row gave the same coins
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = abs(W) >= np.quantile(abs(W), p)
    return x @ (W * M) / (1 - p) + b

# %% wrong drops_the_bias: bias-dropped | coins are for the weights alone
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    mb = rng.random((len(x), len(b))) >= p
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b * mb

# %% wrong drops_the_bias_for_all: bias-dropped | coins are for the weights alone
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b * (rng.random(b.shape) >= p)

# %% wrong every_mask_for_every_example: every-example-with-every-mask | mask n alone
import numpy as np


def dropconnect(x, W, b, p, rng):
    mask = rng.random((len(x), *W.shape)) >= p
    return x @ (W * mask) / (1 - p) + b

# %% wrong forgets-the-bias | the bias is missing
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p)

# %% wrong global_numpy: ignores-rng | draw from the rng you were given
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = np.random.random((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b

# %% wrong in_place: changes-its-input | it changed its input
import numpy as np


def dropconnect(x, W, b, p, rng):
    W *= (rng.random(W.shape) >= p) / (1 - p)
    return x @ W + b

# %% wrong in_place_per_example: changes-its-input | it changed its input
import numpy as np


def dropconnect(x, W, b, p, rng):
    out = []
    for row in x:
        W *= (rng.random(W.shape) >= p) / (1 - p)
        out.append(row @ W + b)
    return np.array(out)

# %% wrong inference: nothing-dropped | nothing was dropped
import numpy as np


def dropconnect(x, W, b, p, rng):
    return x @ W + b

# %% wrong inputs_and_weights: drops-twice | toss once
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    N = rng.random(M.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M * N) / (1 - p) + b

# %% wrong keeps_and_scales_with_p: divides-by-p | divide by the probability of keeping
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) < p
    return np.einsum("nd,ndh->nh", x, W * M) / max(p, 1e-9) + b * 1.0

# %% wrong keeps-with-p | p is the probability of dropping
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) < p
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b

# %% wrong likelier_for_small_weights: mask-depends-on-x | the coin must not look
import numpy as np


def dropconnect(x, W, b, p, rng):
    chance = np.where(abs(W) < np.median(abs(W)), 1.5 * p, 0.5 * p)
    M = rng.random((len(x),) + W.shape) >= chance
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b

# %% wrong masks_pile_up: weights-overwritten | another name
import numpy as np


def dropconnect(x, W, b, p, rng):
    W, out = W.copy(), []
    for row in x:
        W *= (rng.random(W.shape) >= p) / (1 - p)
        out.append(row @ W + b)
    return np.array(out)

# %% wrong moment_matched: none | no choice of surviving weights
import numpy as np


def dropconnect(x, W, b, p, rng):
    mean, var = x @ W + b, p / (1 - p) * x**2 @ W**2
    return mean + np.sqrt(var) * rng.standard_normal(mean.shape)

# %% wrong no_return: returns-nothing | does your function end with a return
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    out = np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b

# %% wrong normal_draw: draws-from-a-normal | needs a uniform draw
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.standard_normal((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b

# %% wrong normal_noise_on_weights: none | no choice of surviving weights
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.normal(1, np.sqrt(p / (1 - p)), (len(x),) + W.shape)
    return np.einsum("nd,ndh->nh", x, W * M) + b

# %% wrong not-rescaled | divide the survivors by 1 - p
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M) + b

# %% wrong one_mask_for_the_batch: one-weight-mask-per-batch | each example has its own
import numpy as np


def dropconnect(x, W, b, p, rng):
    return x @ (W * (rng.random(W.shape) >= p) / (1 - p)) + b

# %% wrong one_row: wrong-shape | the shape is wrong
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random(W.shape) >= p
    return x[0] @ (W * M) / (1 - p) + b

# %% wrong output_and_mask: returns-more-than-the-output | return the output alone
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b, M

# %% wrong quota: exact-quota | an exact quota is not
import numpy as np


def dropconnect(x, W, b, p, rng):
    n, size = len(x), W.size
    M = np.array([rng.permutation(size) >= round(p * size) for _ in range(n)]).reshape((n,) + W.shape)
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b

# %% wrong realised_share: divides-by-realised-share | not by the share that happened
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M) / M.mean() + b

# %% wrong relu_too: applies-relu | that is ReLU's work
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.maximum(np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b, 0)

# %% wrong rescales_the_bias: bias-rescaled | only weights are rescaled
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return (np.einsum("nd,ndh->nh", x, W * M) + b) / (1 - p)

# %% wrong row_and_column_coins: coins-not-independent | each needs a draw of its own
import numpy as np


def dropconnect(x, W, b, p, rng):
    q = (1 - p) ** 0.5
    n, (d, h) = len(x), W.shape
    M = (rng.random((n, d, 1)) < q) & (rng.random((n, 1, h)) < q)
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b

# %% wrong scaled-twice | once is enough
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M / (1 - p)) / (1 - p) + b

# %% wrong scales-down | divide by 1 - p
import numpy as np


def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M) * (1 - p) + b

# %% wrong seed_for_each_example: one-weight-mask-per-batch | each example has its own
import numpy as np


def dropconnect(x, W, b, p, rng):
    seed = rng.integers(1000)
    return np.array([row @ (W * (np.random.default_rng(seed).random(W.shape) >= p)) / (1 - p) + b for row in x])

# %% wrong seed_inside: same-coins-every-call | do not seed or store
import numpy as np


def dropconnect(x, W, b, p, rng):
    rng = np.random.default_rng(1)
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum("nd,ndh->nh", x, W * M) / (1 - p) + b

# %% wrong source_as_printed: not-rescaled | divide the survivors by 1 - p
import numpy as np


def dropconnect(x, W, b, p, rng):
    mask = rng.random(W.shape) >= p
    output = x @ (W * mask)
    return output + b

# %% wrong sums_over_the_outputs: no-sum-over-the-inputs | over the inputs
import numpy as np


def dropconnect(x, W, b, p, rng):
    mask = rng.random((len(x), *W.shape)) >= p
    return (x[:, :, None] * W * mask).sum(axis=2) / (1 - p) + b

# %% wrong truncates-integers | work in floats
import numpy as np


def dropconnect(x, W, b, p, rng):
    out = np.zeros((len(x), W.shape[1]), dtype=x.dtype)
    for n in range(len(x)):
        out[n] = x[n] @ (W * (rng.random(W.shape) >= p) / (1 - p)) + b
    return out

# %% wrong drops-at-rate-zero | nothing may be dropped
import numpy as np


def dropconnect(x, W, b, p, rng):
    p = max(p, 0.1)
    m = rng.random((x.shape[0], *W.shape)) >= p
    return np.einsum("nd,dh,ndh->nh", x, W, m) / (1 - p) + b

# %% wrong keeps_below_p: keeps-with-p | p is the probability of dropping
def dropconnect(x, W, b, p, rng):
    coins = rng.random((len(x), *W.shape)) < p
    return (x[:, :, None] * W * coins).sum(axis=1) / (1 - p) + b

# %% wrong sums_the_outputs: no-sum-over-the-inputs | over the inputs
def dropconnect(x, W, b, p, rng):
    coins = rng.random((len(x), *W.shape)) >= p
    return (x[:, :, None] * W * coins).sum(axis=2) / (1 - p) + b

# %% wrong mean-over-the-inputs | their terms are added
import numpy as np


def dropconnect(x, W, b, p, rng):
    coins = rng.random((len(x), *W.shape)) >= p
    return (x[:, :, None] * W * coins).mean(axis=1) / (1 - p) + b

# %% wrong terms_side_by_side: no-sum-over-the-inputs | the sum runs over the inputs
import numpy as np


def dropconnect(x, W, b, p, rng):
    coins = rng.random((len(x), *W.shape)) >= p
    return (x[:, :, None] * W * coins) / (1 - p) + b

# %% wrong rebinds_w: weights-overwritten | another name
import numpy as np


def dropconnect(x, W, b, p, rng):
    out = []
    for row in x:
        W = W * (rng.random(W.shape) >= p) / (1 - p)
        out.append(row @ W + b)
    return np.array(out)

# %% wrong leaves_out_the_last_example: example-left-out | not even its bias
def dropconnect(x, W, b, p, rng):
    out = np.zeros((len(x), W.shape[1]))
    for n in range(len(x) - 1):
        out[n] = x[n] @ (W * (rng.random(W.shape) >= p)) / (1 - p) + b
    return out

# %% wrong keeps_the_thinned_w: weights-overwritten | another name
def dropconnect(x, W, b, p, rng):
    out = []
    for row in x:
        W = W * (rng.random(W.shape) >= p)
        out.append(row @ W / (1 - p) + b)
    return np.array(out)
