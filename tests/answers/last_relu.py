# %% right direct
def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(h @ W + b, 0)
    z = (1 - p) * (h @ Ws[-1]) + bs[-1]
    e = np.exp(z - z.max())
    return e / e.sum()


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% right factor_before_the_relu
def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for k in range(len(Ws) - 1):
        z = h @ Ws[k] + bs[k]
        if k == len(Ws) - 2:
            z = (1 - p) * z
        h = z * (z > 0)
    return softmax(h @ Ws[-1] + bs[-1])


exact = dict(zip("abcdef", (1, 1, 0, 0, 1, 0)))

# %% right lists
from math import exp


def committee_behind_last_relu(x, Ws, bs, p):
    h = [float(v) for v in x]
    for n, (W, b) in enumerate(zip(Ws, bs), 1):
        q = 1 - p if n == len(Ws) else 1
        z = [float(b[k]) + q * sum(h[d] * float(W[d][k]) for d in range(len(h))) for k in range(len(b))]
        h = [max(v, 0) for v in z] if n < len(Ws) else z
    total = sum(exp(v) for v in h)
    return [exp(v) / total for v in h]


exact = {}
for letter in "abe":
    exact[letter] = True
for letter in "cdf":
    exact[letter] = False


# %% right new_weights
def committee_behind_last_relu(x, Ws, bs, p):
    scaled = [*Ws[:-1], (1 - p) * np.asarray(Ws[-1])]
    a = np.asarray(x, dtype=float)
    for W, b in zip(scaled[:-1], bs[:-1]):
        a = np.clip(a @ W + b, 0, None)
    a = a @ scaled[-1] + bs[-1]
    return np.exp(a - np.logaddexp.reduce(a))


exact = {"a": np.True_, "b": np.True_, "c": np.False_, "d": np.False_, "e": np.True_, "f": np.False_}


# %% right recursion
def committee_behind_last_relu(x, Ws, bs, p):
    if len(Ws) == 1:
        z = (1 - p) * np.dot(x, Ws[0]) + bs[0]
        return softmax(z)
    return committee_behind_last_relu(np.maximum(np.dot(x, Ws[0]) + bs[0], 0), Ws[1:], bs[1:], p)


exact = {letter: letter in "abe" for letter in "abcdef"}


# %% right unit_by_unit
def committee_behind_last_relu(x, Ws, bs, p):
    *hidden, (W, b) = zip(Ws, bs)
    for V, c in hidden:
        x = np.maximum(x @ V + c, 0)
    scores = np.array(b, dtype=float)
    for said, row in zip(x, W):
        scores += p * 0 * row + (1 - p) * said * row  # both faces of this coin
    odds = np.exp(scores - scores[0])
    return tuple(odds / np.sum(odds))


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% right with_the_pass_above
def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)


def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return weight_scaled_prediction(Ws[-1], bs[-1], x, p)


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong all_but_the_network_with_two_masks: factor-bends-in-tanh | tanh(m z)
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax((1 - p) * (x @ Ws[-1]) + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": True}


# %% wrong arithmetic-mean | average the logarithms
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    rng, n = np.random.default_rng(0), len(x)
    masks = np.array(list(product((0, 1), repeat=n))) if n < 12 else rng.random((4096, n)) >= p
    chances = np.where(masks, 1 - p, p).prod(axis=1) if n < 12 else np.full(4096, 1 / 4096)
    return chances @ np.array([softmax((m * x) @ Ws[-1] + bs[-1]) for m in masks])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong coins_stop_at_the_relu: coins-pass-the-relu | relu(m z)
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax((1 - p) * (x @ Ws[-1]) + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": False, "f": False}


# %% wrong deep_is_exact_too: a-relu-follows | with a ReLU follows
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax((1 - p) * (x @ Ws[-1]) + bs[-1])


exact = {"a": True, "b": True, "c": True, "d": True, "e": True, "f": False}


# %% wrong divides-at-test | larger than the plain
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax(x @ Ws[-1] / (1 - p) + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong every_layer: scales-another-layer | nothing before it is scaled
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = (1 - p) * np.maximum(x @ W + b, 0)
    return softmax(x @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong first_hidden_layer: scales-another-layer | nothing before it is scaled
def committee_behind_last_relu(x, Ws, bs, p):
    for k, (W, b) in enumerate(zip(Ws[:-1], bs[:-1])):
        x = np.maximum(x @ W + b, 0) * (1 - p if k == 0 else 1)
    return softmax(x @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong forgets-the-bias | bias is missing
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax((1 - p) * (x @ Ws[-1]))


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong input_and_first_relu: scales-another-layer | nothing before it is scaled
def committee_behind_last_relu(x, Ws, bs, p):
    x = (1 - p) * x
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax(x @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong never_exact: nothing-bends-behind | linear layer
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax((1 - p) * (x @ Ws[-1]) + bs[-1])


exact = dict.fromkeys("abcdef", False)


# %% wrong no-relu | ReLU is missing
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = x @ W + b
    return softmax((1 - p) * (x @ Ws[-1]) + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong plain_network: test-does-not-scale | makes up for the coins
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax(x @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong returns-scores | softmax turns them
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return (1 - p) * (x @ Ws[-1]) + bs[-1]


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong scales-by-rate | kept on average
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax(p * (x @ Ws[-1]) + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong scales-the-last-bias | the last bias was scaled
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax((1 - p) * (x @ Ws[-1] + bs[-1]))


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong scores_are_bent: relu-on-the-output | output is linear
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax(np.maximum((1 - p) * (x @ Ws[-1]) + bs[-1], 0))


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}


# %% wrong tanh_is_no_relu: nothing-bends-behind | linear layer
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax((1 - p) * (x @ Ws[-1]) + bs[-1])


exact = {"a": True, "b": False, "c": False, "d": False, "e": True, "f": False}


# %% wrong words: not-yes-or-no | True or False
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    return softmax((1 - p) * (x @ Ws[-1]) + bs[-1])


exact = {"a": "yes", "b": "yes", "c": "no", "d": "no", "e": "yes", "f": "no"}


# %% wrong all_masks_of_sixty_four_units: none | raised
def committee_behind_last_relu(x, Ws, bs, p):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = np.maximum(x @ W + b, 0)
    n, logs = len(x), 0
    masks = (np.arange(np.int64(2**n))[:, None] >> np.arange(n)) & 1
    z = (masks * x) @ Ws[-1] + bs[-1]
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return softmax(np.where(masks, 1 - p, p).prod(axis=1) @ logp)


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong relu-before-the-first-matrix | none stands before
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = np.maximum(x, 0)
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(h @ W + b, 0)
    return softmax((1 - p) * h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong forgets-the-hidden-biases | hidden layers are missing
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(h @ W, 0)
    return softmax((1 - p) * h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong shapes-along-the-layers | all matrices but the last
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws, bs):
        h = np.maximum(h @ W + b, 0)
    return softmax((1 - p) * h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong two_layers_alone: shapes-along-the-layers | all matrices but the last
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    h = np.maximum(h @ Ws[0] + bs[0], 0)
    return softmax((1 - p) * h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong square_root: root-at-test | square root
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(h @ W + b, 0)
    return softmax(np.sqrt(1 - p) * h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong a_sigmoid_a_class: sigmoid-for-softmax | one softmax
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(h @ W + b, 0)
    return 1 / (1 + np.exp(-((1 - p) * h @ Ws[-1] + bs[-1])))


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong scales-the-output | before the softmax
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(h @ W + b, 0)
    return (1 - p) * softmax(h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong scaled_twice: scaled-twice-at-test | once
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(h @ W + b, 0)
    return softmax((1 - p) ** 2 * h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong before_each_relu: scales-another-layer | nothing before it is scaled
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum((1 - p) * (h @ W) + b, 0)
    return softmax(h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong each_layer_and_the_input: scales-another-layer | nothing before it is scaled
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum((1 - p) * h @ W + b, 0)
    return softmax((1 - p) * h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong each_hidden_layer_and_again: scales-another-layer | nothing before it is scaled
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = (1 - p) * np.maximum(h @ W + b, 0)
    return softmax((1 - p) * h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong before_each_relu_and_again: scales-another-layer | nothing before it is scaled
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum((1 - p) * (h @ W) + b, 0)
    return softmax((1 - p) * h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong the_loop_bends_the_scores_too: relu-on-the-output | output is linear
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws, bs):
        h = np.maximum(h @ W + b, 0)
    return softmax((1 - p) * h)


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong weights_scaled_and_scores_bent: relu-on-the-output | output is linear
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    scaled = [*Ws[:-1], (1 - p) * np.asarray(Ws[-1])]
    for W, b in zip(scaled, bs):
        h = np.maximum(h @ W + b, 0)
    return softmax(h)


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong scores_bent_unscaled: relu-on-the-output | output is linear
import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws, bs):
        h = np.maximum(h @ W + b, 0)
    return softmax(h)


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong bias_behind_the_relu: bias-after-the-relu | inside the ReLU
def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(h @ W, 0) + b
    return softmax((1 - p) * h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}

# %% wrong factor_inside_the_relu: scaled-before-the-relu | in front of the ReLU
def committee_behind_last_relu(x, Ws, bs, p):
    h = x
    for W, b in zip(Ws[:-2], bs[:-2]):
        h = np.maximum(h @ W + b, 0)
    h = np.maximum((1 - p) * (h @ Ws[-2]) + bs[-2], 0)
    return softmax(h @ Ws[-1] + bs[-1])


exact = {"a": True, "b": True, "c": False, "d": False, "e": True, "f": False}
