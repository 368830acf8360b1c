# %% right bits_of_a_counter
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    n = len(x)
    bits = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    z = np.maximum((bits * x) @ W + b, 0 if relu else -np.inf)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    g = np.exp(((1 - p) ** bits.sum(1) * p ** (n - bits.sum(1))) @ logp)
    return g / np.sum(g)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% right lists
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


from math import exp, log, prod


def geometric_mean_prediction(W, b, x, p, relu=False):
    D, K = W.shape
    logs = [0.0] * K
    for m in product([True, False], repeat=D):
        z = [b[k] + sum(x[d] * W[d, k] for d in range(D) if m[d]) for k in range(K)]
        z = [max(v, 0) if relu else v for v in z]
        norm = log(sum(exp(v) for v in z))
        c = prod((1 - p) if kept else p for kept in m)
        logs = [s + c * (v - norm) for s, v in zip(logs, z)]
    g = [exp(s) for s in logs]
    return [v / sum(g) for v in g]


def weight_scaled_prediction(W, b, x, p):
    z = [b[k] + (1 - p) * sum(x[d] * W[d, k] for d in range(len(x))) for k in range(len(b))]
    total = sum(exp(v) for v in z)
    return tuple(exp(v) / total for v in z)

# %% right log_space_with_own_logsumexp
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def geometric_mean_prediction(W, b, x, p, relu=False):
    masks = np.array(list(product((0, 1), repeat=len(x))))
    chance = np.where(masks, 1 - p, p).prod(axis=1)
    return np.exp(log_softmax(chance @ log_softmax(np.maximum(masks * x @ W + b, 0 if relu else -np.inf))))


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% right loop
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% right mean_score_by_enumeration
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    scores = 0
    for m in product((0, 1), repeat=len(x)):
        scores = scores + np.prod([1 - p if c else p for c in m]) * (
            np.maximum(np.array(m) * x @ W + b, 0 if relu else -np.inf)
        )
    return softmax(scores)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% right products_of_powers
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    g = np.ones(len(b))
    for m in product((1, 0), repeat=len(x)):
        k = sum(m)
        g *= softmax(np.maximum(np.array(m) * x @ W + b, 0 if relu else -np.inf)) ** ((1 - p) ** k * p ** (len(x) - k))
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% right recursion
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    def mean_log(i, z):
        if i == len(x):
            return np.log(softmax(np.maximum(z, 0) if relu else z))
        return p * mean_log(i + 1, z) + (1 - p) * mean_log(i + 1, z + x[i] * W[i])

    return softmax(mean_log(0, b.astype(float)))


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% right scaled_input_and_unstable_softmax
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    e = np.exp((x * (1 - p)) @ W + b)
    return e / np.sum(e)

# %% right scaled_weights
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax(x @ ((1 - p) * W) + b)

# %% wrong arithmetic-mean | this is the arithmetic mean
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    total = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        total = total + np.prod(np.where(m, 1 - p, p)) * softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf))
    return total


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong arithmetic_mean_through_exp: probabilities-for-logarithms | average their logarithms
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    total = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        total = total + np.prod(np.where(m, 1 - p, p)) * softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf))
    return np.exp(total) / np.sum(np.exp(total))


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong bends_after_the_committee: one-pass-for-the-committee | go through all masks
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    scores = 0
    for m in product((0, 1), repeat=len(x)):
        scores = scores + np.prod([1 - p if c else p for c in m]) * (np.array(m) * x @ W + b)
    return softmax(np.maximum(scores, 0) if relu else scores)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong changes_x: changes-its-input | it changed its input
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    x *= 1 - p
    return softmax(x @ W + b)

# %% wrong changes_x_by_masks: changes-its-input | it changed its input
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs, full = 0, x.copy()
    for m in product((1, 0), repeat=len(x)):
        x[:] = full * m
        logs = logs + np.prod([1 - p if c else p for c in m]) * np.log(softmax(x @ W + b))
    return softmax(logs)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong class_alone: wrong-shape | shape
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return (g / g.sum()).max()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong divides: divides-at-test | larger
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((x @ W) / (1 - p) + b)

# %% wrong does_not_scale: test-does-not-scale | 1 - p
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax(x @ W + b)

# %% wrong every_mask_alike: counts-states-equally | weigh each state
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = 1 / 2 ** len(x)
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong forgets_the_root: forgets-the-weights-of-the-masks | power
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong harmonic-mean | harmonic
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    total = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        total = total + np.prod(np.where(m, 1 - p, p)) / softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf))
    return (1 / total) / (1 / total).sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong ignores_relu: committee-without-its-relu | relu=True bends the scores
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        scores = (m * x) @ W + b
        logs = logs + weight * np.log(softmax(scores))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong inverted_committee: full-network-for-the-mean | whole network
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax((m * x / (1 - p)) @ W + b))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax(x @ W + b)

# %% wrong keeps_the_relu: remembers-the-option | an earlier call asked for this
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


bends = False


def geometric_mean_prediction(W, b, x, p, relu=False):
    global bends
    bends = bends or relu
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        scores = (m * x) @ W + b
        logs = logs + weight * np.log(softmax(np.maximum(scores, 0) if bends else scores))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong mask_marks_the_dropped: weights-by-drop | drop probability
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(((1 - m) * x) @ W + b))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong masks_the_bias_too: scales-the-bias | bias
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b * m.mean(), 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong mean_of_the_masks_squared: adds-probabilities | multiply their probabilities
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.where(m, 1 - p, p).sum()
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong no_bias: forgets-the-bias | the bias
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax((m * x) @ W))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong no_bias_in_one_pass: forgets-the-bias | the bias
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W))

# %% wrong no_softmax: returns-scores | softmax
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * (np.maximum((m * x) @ W + b, 0 if relu else -np.inf))
    return logs


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong normalised_by_max: not-renormalised | add up to
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.max()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong not-renormalised | add up to
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong one_calls_the_other: committee-without-its-relu | relu=True bends the scores
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    return weight_scaled_prediction(W, b, x, p)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong one_hot: picks-the-winner | argmax
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return (g == g.max()).astype(float)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong one_is_the_other: one-side-for-both | under another name
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)


geometric_mean_prediction = weight_scaled_prediction

# %% wrong no_argument_relu: relu-argument-missing | keep the argument relu
def geometric_mean_prediction(W, b, x, p):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        logs = logs + np.prod(np.where(m, 1 - p, p)) * np.log(softmax((np.array(m) * x) @ W + b))
    return softmax(logs)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong one_pass_bent: one-pass-for-the-committee | go through all masks
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    scores = (1 - p) * (x @ W) + b
    return softmax(np.maximum(scores, 0) if relu else scores)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong prints: returns-nothing | return
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    print(g / g.sum())


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong random_pass: none | not
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((np.random.default_rng(1).random(len(x)) >= p) * x @ W + b)

# %% wrong rescales_survivors: full-network-for-the-mean | whole network
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax((m * x / (1 - p)) @ W + b))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong returns-logarithms | logarithm
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    return logs


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong rounded: rounds-the-result | cut short
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return np.round(g / g.sum(), 6)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong sampled: none | not
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    rng = np.random.default_rng(0)
    logs = np.mean([np.log(softmax((rng.random(len(x)) >= p) * x @ W + b)) for _ in range(3000)], axis=0)
    return softmax(logs)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong scaled_once_for_each_input: one-factor-per-input | one factor
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) ** len(x) * (x @ W) + b)

# %% wrong scaled_twice: scaled-twice-at-test | once
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * ((1 - p) * x @ W) + b)

# %% wrong scales-by-rate | share that is dropped
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax(p * (x @ W) + b)

# %% wrong scales-the-bias | bias
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W + b))

# %% wrong scales_the_probabilities: scales-the-output | before the softmax
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return (1 - p) * softmax(x @ W + b)

# %% wrong scores_alone: returns-scores | softmax
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return (1 - p) * (x @ W) + b

# %% wrong sigmoids: sigmoid-for-softmax | softmax
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(1 / (1 + np.exp(-(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong single-precision | 1e-12
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax((np.maximum((m * x) @ W + b, 0 if relu else -np.inf)).astype(np.float32)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong square_root: root-at-test | square root
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) ** 0.5 * (x @ W) + b)

# %% wrong two_inputs_only: only-two-inputs | go through all
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    q = 1 - p
    chances = {(1, 1): q * q, (1, 0): q * p, (0, 1): p * q, (0, 0): p * p}
    logs = sum(c * np.log(softmax(np.array(m) * x[:2] @ W[:2] + b)) for m, c in chances.items())
    return softmax(logs)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong uses_the_full_network: full-network-for-the-mean | whole network
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    return softmax(x @ W + b)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong weights_as_factors: forgets-the-weights-of-the-masks | power
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    g = 1
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        g = g * np.prod(np.where(m, 1 - p, p)) * softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf))
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong weights-by-drop | drop probability
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, p, 1 - p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong without_the_empty_mask: misses-states | every mask counts
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        if not m.any():
            continue
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong without_the_full_mask: misses-states | every mask counts
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        if m.all():
            continue
        weight = np.prod(np.where(m, 1 - p, p))
        logs = logs + weight * np.log(softmax(np.maximum((m * x) @ W + b, 0 if relu else -np.inf)))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong relu-on-the-inputs | which come after W and b
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = 0
    for m in product((0, 1), repeat=len(x)):
        m = np.array(m)
        weight = np.prod(np.where(m, 1 - p, p))
        scores = (np.maximum(m * x, 0) if relu else m * x) @ W + b
        logs = logs + weight * np.log(softmax(scores))
    g = np.exp(logs)
    return g / g.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong bends-without-being-asked | relu is False here
from itertools import product

import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        m = np.array(coins)
        scores = (m * x) @ W + b
        scores = np.maximum(scores, 0)
        chance = np.prod(np.where(m, 1 - p, p))
        logs += chance * np.log(softmax(scores))
    return np.exp(logs) / np.exp(logs).sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong logarithms_in_bits: log-to-base-two | natural
from itertools import product

import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        m = np.array(coins)
        scores = (m * x) @ W + b
        if relu:
            scores = np.maximum(scores, 0)
        chance = np.prod(np.where(m, 1 - p, p))
        logs += chance * np.log2(softmax(scores))
    return np.exp(logs) / np.exp(logs).sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong survivors_alone_in_the_chance: forgets-the-dropped | multiply by p
from itertools import product

import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        m = np.array(coins)
        scores = (m * x) @ W + b
        if relu:
            scores = np.maximum(scores, 0)
        chance = (1 - p) ** m.sum()
        logs += chance * np.log(softmax(scores))
    return np.exp(logs) / np.exp(logs).sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong a_sigmoid_a_class: sigmoid-for-softmax | share one softmax
from itertools import product

import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        m = np.array(coins)
        scores = (m * x) @ W + b
        if relu:
            scores = np.maximum(scores, 0)
        chance = np.prod(np.where(m, 1 - p, p))
        logs += chance * np.log(softmax(scores))
    return np.exp(logs) / np.exp(logs).sum()


def weight_scaled_prediction(W, b, x, p):
    return 1 / (1 + np.exp(-((1 - p) * (x @ W) + b)))

# %% wrong rows-times-matrix | stand on the left
from itertools import product

import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        m = np.array(coins)
        scores = (m * x) @ W + b
        if relu:
            scores = np.maximum(scores, 0)
        chance = np.prod(np.where(m, 1 - p, p))
        logs += chance * np.log(softmax(scores))
    return np.exp(logs) / np.exp(logs).sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (W @ x) + b)

# %% wrong counts_the_masks_of_a_size: binomial-for-one-mask | nothing is counted
from itertools import product
from math import comb

import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        m = np.array(coins)
        scores = (m * x) @ W + b
        if relu:
            scores = np.maximum(scores, 0)
        chance = comb(len(x), int(m.sum())) * (1 - p) ** m.sum() * p ** (len(x) - m.sum())
        logs += chance * np.log(softmax(scores))
    return np.exp(logs) / np.exp(logs).sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong root_of_the_inputs: forgets-the-weights-of-the-masks | power
from itertools import product

import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        m = np.array(coins)
        scores = (m * x) @ W + b
        if relu:
            scores = np.maximum(scores, 0)
        chance = np.prod(np.where(m, 1 - p, p))
        logs += np.log(softmax(scores)) / len(x)
    return np.exp(logs) / np.exp(logs).sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong divides-by-the-states | add up to 1 already
from itertools import product

import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        m = np.array(coins)
        scores = (m * x) @ W + b
        if relu:
            scores = np.maximum(scores, 0)
        chance = np.prod(np.where(m, 1 - p, p))
        logs += chance * np.log(softmax(scores))
    logs /= 2 ** len(x)
    return np.exp(logs) / np.exp(logs).sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong softmax-twice | divide them by their sum
from itertools import product

import numpy as np


def softmax(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        m = np.array(coins)
        scores = (m * x) @ W + b
        if relu:
            scores = np.maximum(scores, 0)
        chance = np.prod(np.where(m, 1 - p, p))
        logs += chance * np.log(softmax(scores))
    return softmax(np.exp(logs) / np.exp(logs).sum())


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong x_keeps_its_masks: states-pile-up | another name
def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        x = x * np.array(coins)
        scores = x @ W + b
        scores = np.maximum(scores, 0) if relu else scores
        chance = np.prod([1 - p if coin else p for coin in coins])
        logs += chance * np.log(softmax(scores))
    return softmax(logs)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong the_last_mask_alone: last-turn-alone | adds it up
def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        scores = (np.array(coins) * x) @ W + b
        scores = np.maximum(scores, 0) if relu else scores
        chance = np.prod([1 - p if coin else p for coin in coins])
        logs = chance * np.log(softmax(scores))
    return softmax(logs)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong the_last_prediction_alone: full-network-for-the-mean | whole network
def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        scores = (np.array(coins) * x) @ W + b
        scores = np.maximum(scores, 0) if relu else scores
        logs = np.log(softmax(scores))
    return softmax(logs)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong counts_classes_for_inputs: exponents-of-another-size | number of coins
def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        scores = (np.array(coins) * x) @ W + b
        scores = np.maximum(scores, 0) if relu else scores
        chance = (1 - p) ** sum(coins) * p ** (len(b) - sum(coins))
        logs += chance * np.log(softmax(scores))
    return softmax(logs)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong bias_behind_the_relu: bias-after-the-relu | inside the ReLU
def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        scores = (np.array(coins) * x) @ W
        scores = np.maximum(scores, 0) if relu else scores
        chance = np.prod([1 - p if coin else p for coin in coins])
        logs += chance * np.log(softmax(scores + b))
    return softmax(logs)


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong adds_the_powers: powers-added | multiplies them
def geometric_mean_prediction(W, b, x, p, relu=False):
    total = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        scores = (np.array(coins) * x) @ W + b
        scores = np.maximum(scores, 0) if relu else scores
        chance = np.prod([1 - p if coin else p for coin in coins])
        total += softmax(scores) ** chance
    return total / total.sum()


def weight_scaled_prediction(W, b, x, p):
    return softmax((1 - p) * (x @ W) + b)

# %% wrong scores_by_their_sum: scores-divided-by-their-sum | exponential
def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        scores = (np.array(coins) * x) @ W + b
        scores = np.maximum(scores, 0) if relu else scores
        chance = np.prod([1 - p if coin else p for coin in coins])
        logs += chance * np.log(softmax(scores))
    return softmax(logs)

def weight_scaled_prediction(W, b, x, p):
    scores = (1 - p) * (x @ W) + b
    return scores / scores.sum()

# %% wrong rate_subtracted: subtracts-the-rate | multiplied with
def geometric_mean_prediction(W, b, x, p, relu=False):
    logs = np.zeros(len(b))
    for coins in product((0, 1), repeat=len(x)):
        scores = (np.array(coins) * x) @ W + b
        scores = np.maximum(scores, 0) if relu else scores
        chance = np.prod([1 - p if coin else p for coin in coins])
        logs += chance * np.log(softmax(scores))
    return softmax(logs)

def weight_scaled_prediction(W, b, x, p):
    return softmax((x - p) @ W + b)
