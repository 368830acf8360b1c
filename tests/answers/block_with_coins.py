# %% right gpt
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]))
    x = x + drop(drop(a, "attention weights") @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return x + drop(np.maximum(layer_norm(x) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% right every_intermediate
def block_with_coins(x, w, drop):
    normal = layer_norm(x)
    q, k, v = (normal @ w[name] for name in ("Wq", "Wk", "Wv"))
    scores = q @ k.transpose() * x.shape[-1] ** -0.5
    weights = causal_softmax(scores)
    weights = drop(weights, "attention weights")
    out = weights @ v
    out = out @ w["Wo"]
    out = drop(out, "attention output")
    stream = x + out
    hidden = layer_norm(stream) @ w["W1"]
    hidden = hidden * (hidden > 0)
    out = hidden @ w["W2"]
    out = drop(out, "feed-forward output")
    return stream + out

# %% right two_functions
import numpy as np


def attention(n, w, drop):
    d = n.shape[1]
    scores = np.einsum("td,sd->ts", n @ w["Wq"], n @ w["Wk"]) / d**0.5
    a = drop(causal_softmax(scores), "attention weights")
    return drop(np.einsum("ts,sd->td", a, n @ w["Wv"]) @ w["Wo"], "attention output")


def feed_forward(n, w, drop):
    return drop(np.maximum(n @ w["W1"], 0) @ w["W2"], "feed-forward output")


def block_with_coins(x, w, drop):
    for branch in (attention, feed_forward):
        x = x + branch(layer_norm(x), w, drop)
    return x

# %% right rows_one_by_one
import numpy as np


def block_with_coins(x, w, drop):
    n, T = layer_norm(x), len(x)
    q, k, v = n @ w["Wq"], n @ w["Wk"], n @ w["Wv"]
    a = np.zeros((T, T))
    for t in range(T):
        e = np.exp(np.array([q[t] @ k[s] for s in range(t + 1)]) / x.shape[1] ** 0.5)
        a[t, : t + 1] = e / e.sum()
    a = drop(a, "attention weights")
    o = drop(np.array([sum(a[t, s] * v[s] for s in range(T)) for t in range(T)]) @ w["Wo"], "attention output")
    r = x + o
    return r + drop(np.array([np.maximum(row @ w["W1"], 0) @ w["W2"] for row in layer_norm(r)]), "feed-forward output")

# %% right own_norm_and_softmax
import numpy as np


def norm(x):
    return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-5)


def block_with_coins(x, w, drop):
    n = norm(x)
    s = (n @ w["Wq"]) @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    s = s + np.triu(np.full(s.shape, -1e30), 1)
    e = np.exp(s - s.max(1, keepdims=True))
    a = drop(e / e.sum(1, keepdims=True), "attention weights")
    r = x + drop(a @ n @ w["Wv"] @ w["Wo"], "attention output")
    return r + drop(np.clip(norm(r) @ w["W1"], 0, None) @ w["W2"], "feed-forward output")

# %% right values_first
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    told = n @ (w["Wv"] @ w["Wo"])
    a = causal_softmax(n @ (w["Wq"] @ w["Wk"].T) @ n.T / np.sqrt(x.shape[1]))
    r = drop(drop(a, "attention weights") @ told, "attention output") + x
    h = layer_norm(r) @ w["W1"]
    return np.add(drop(np.where(h > 0, h, 0) @ w["W2"], "feed-forward output"), r)

# %% right copies_and_in_place
import numpy as np


def block_with_coins(x, w, drop):
    out = x.copy()
    n = layer_norm(out)
    a = causal_softmax((n @ w["Wq"]) @ (n @ w["Wk"]).T / np.sqrt(n.shape[1]))
    out += drop(drop(a, "attention weights") @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    out += drop(np.maximum(0, layer_norm(out) @ w["W1"]) @ w["W2"], "feed-forward output")
    return out

# %% wrong drops-the-skip-path | before the sum
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]))
    x = drop(x + drop(a, "attention weights") @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return drop(x + np.maximum(layer_norm(x) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong second_sum_alone: drops-the-skip-path | before the sum
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]))
    x = x + drop(drop(a, "attention weights") @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return drop(x + np.maximum(layer_norm(x) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong coins-before-the-softmax | after the softmax
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(drop(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]), "attention weights"))
    x = x + drop(a @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return x + drop(np.maximum(layer_norm(x) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong renormalises-the-weights | sum to 1
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = drop(causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])), "attention weights")
    a = a / np.maximum(a.sum(axis=1, keepdims=True), 1e-9)
    x = x + drop(a @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return x + drop(np.maximum(layer_norm(x) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong coins-before-the-output-matrix | after Wo
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]))
    x = x + drop(drop(a, "attention weights") @ (n @ w["Wv"]), "attention output") @ w["Wo"]
    return x + drop(np.maximum(layer_norm(x) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong coins-on-the-hidden-layer | after W2
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]))
    x = x + drop(drop(a, "attention weights") @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return x + drop(np.maximum(layer_norm(x) @ w["W1"], 0), "feed-forward output") @ w["W2"]

# %% wrong no_coins_on_the_weights: a-place-without-coins | gets no coins
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]))
    x = x + drop(a @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return x + drop(np.maximum(layer_norm(x) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong no_coins_on_the_feed_forward: a-place-without-coins | gets no coins
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]))
    x = x + drop(drop(a, "attention weights") @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return x + np.maximum(layer_norm(x) @ w["W1"], 0) @ w["W2"]

# %% wrong no_coins_at_all: a-place-without-coins | gets no coins
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]))
    x = x + a @ (n @ w["Wv"]) @ w["Wo"]
    return x + np.maximum(layer_norm(x) @ w["W1"], 0) @ w["W2"]

# %% wrong places_exchanged: places-exchanged | other names
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]))
    x = x + drop(drop(a, "attention weights") @ (n @ w["Wv"]) @ w["Wo"], "feed-forward output")
    return x + drop(np.maximum(layer_norm(x) @ w["W1"], 0) @ w["W2"], "attention output")

# %% wrong norm-after-the-sum | norm stands before
import numpy as np


def block_with_coins(x, w, drop):
    a = causal_softmax(x @ w["Wq"] @ (x @ w["Wk"]).T / np.sqrt(x.shape[1]))
    x = layer_norm(x + drop(drop(a, "attention weights") @ (x @ w["Wv"]) @ w["Wo"], "attention output"))
    return layer_norm(x + drop(np.maximum(x @ w["W1"], 0) @ w["W2"], "feed-forward output"))

# %% wrong no_skip_path: skip-path-missing | x itself
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]))
    x = drop(drop(a, "attention weights") @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return drop(np.maximum(layer_norm(x) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong scores-not-scaled | root of the width
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T)
    x = x + drop(drop(a, "attention weights") @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return x + drop(np.maximum(layer_norm(x) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong second_branch_reads_x: second-branch-reads-x | the stream
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]))
    r = x + drop(drop(a, "attention weights") @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(n @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong no_return: returns-nothing | return
def block_with_coins(x, w, drop):
    x + drop(x, "attention output")

# %% wrong divides_by_the_width: scores-by-the-width | by its root
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / x.shape[1]
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong root_of_the_length: scores-by-the-length | d is the width
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(len(x))
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong no_first_norm: first-branch-without-norm | it reads norm(x)
import numpy as np


def block_with_coins(x, w, drop):
    n = x
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong values_of_x: values-without-norm | all made of norm(x)
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (x @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong no_second_norm: second-branch-without-norm | it reads norm(r)
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(r @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong second_sum_of_x: second-sum-from-x | begins at r
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return x + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong sum_of_the_norm: skip-path-normed | carries x as it is
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = n + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong no_output_matrix: output-matrix-missing | Wo
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]), "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong no_relu: relu-missing | between W1 and W2
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(layer_norm(r) @ w["W1"] @ w["W2"], "feed-forward output")

# %% wrong keys_for_queries: queries-and-keys-exchanged | with all keys
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wk"] @ (n @ w["Wq"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong attention_alone: second-branch-missing | behind attention
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r

# %% wrong drops_the_last_twice: coins-twice-in-a-place | once
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output"), "feed-forward output")

# %% wrong no_causal_mask: looks-ahead | hides them
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = drop(e / e.sum(axis=-1, keepdims=True), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong one_name_for_all: places-exchanged | other names
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention weights")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "attention weights")

# %% wrong no_first_skip_path: first-skip-path-missing | x plus what attention gives
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    f = np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"]
    return r + drop(f, "feed-forward output")

# %% wrong no_second_skip_path: second-skip-path-missing | r plus what
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    f = np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"]
    return drop(f, "feed-forward output")

# %% wrong first_sum_alone: drops-the-skip-path | before the sum
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = drop(x + weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    f = np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"]
    return r + drop(f, "feed-forward output")

# %% wrong keys_not_transposed: sizes-do-not-fit | is one of the two transposed
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    scores = n @ w["Wq"] @ (n @ w["Wk"]) / np.sqrt(x.shape[1])
    weights = drop(causal_softmax(scores), "attention weights")
    r = x + drop(weights @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    f = np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"]
    return r + drop(f, "feed-forward output")

# %% wrong no_coins_on_the_attention_output: a-place-without-coins | gets no coins
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = drop(causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])), "attention weights")
    r = x + a @ (n @ w["Wv"]) @ w["Wo"]
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong relu_behind_w2: relu-behind-the-branch | not behind W2
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = drop(causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])), "attention weights")
    r = x + drop(a @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"] @ w["W2"], 0), "feed-forward output")

# %% wrong attention_output_dropped_twice: coins-twice-in-a-place | once
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = drop(causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])), "attention weights")
    r = x + drop(drop(a @ (n @ w["Wv"]) @ w["Wo"], "attention output"), "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong one_name_twice: places-share-a-name | each of the three names
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = drop(causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])), "attention weights")
    r = x + drop(a @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "attention output")

# %% wrong second_sum_of_the_norm: second-sum-from-the-norm | carries r as it is
import numpy as np


def block_with_coins(x, w, drop):
    n = layer_norm(x)
    a = drop(causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])), "attention weights")
    r = x + drop(a @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return layer_norm(r) + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong coins_on_the_values: coins-on-the-values | fall on the values
def block_with_coins(x, w, drop):
    n = layer_norm(x)
    A = causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1]))
    r = x + drop(A @ drop(n @ w["Wv"], "attention weights") @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong root_behind_the_softmax: scaled-after-the-softmax | before the softmax
def block_with_coins(x, w, drop):
    n = layer_norm(x)
    A = drop(causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T), "attention weights") / np.sqrt(x.shape[1])
    r = x + drop(A @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")

# %% wrong returns_both_streams: tuple-for-an-array | one array is asked for
def block_with_coins(x, w, drop):
    n = layer_norm(x)
    A = drop(causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])), "attention weights")
    r = x + drop(A @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output"), r

# %% wrong place_before_the_array: none | the array first
def block_with_coins(x, w, drop):
    n = layer_norm(x)
    A = drop("attention weights", causal_softmax(n @ w["Wq"] @ (n @ w["Wk"]).T / np.sqrt(x.shape[1])))
    r = x + drop(A @ (n @ w["Wv"]) @ w["Wo"], "attention output")
    return r + drop(np.maximum(layer_norm(r) @ w["W1"], 0) @ w["W2"], "feed-forward output")
