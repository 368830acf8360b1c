# %% right a_list
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return outputs

# %% right brings_masked_forward
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, mask in zip(Ws[:-1], bs[:-1], masks[1:], strict=True):
        h = np.maximum(W @ h + b, 0) * mask
    return Ws[-1] @ h + bs[-1]


def all_subnetworks(x, Ws, bs):
    ones = np.ones(len(x))
    return np.concatenate([masked_forward(x, Ws, bs, [ones, *np.array(m).reshape(3, 3)]) for m in np.ndindex(*[2] * 9)])

# %% right integers_in_binary
def all_subnetworks(x, Ws, bs):
    def vote(number):
        coins = [int(c) for c in format(number, "09b")]
        h = list(x)
        for k in range(3):
            z = [sum(w * v for w, v in zip(row, h)) + b for row, b in zip(Ws[k], bs[k])]
            h = [max(v, 0) * c for v, c in zip(z, coins[3 * k : 3 * k + 3])]
        return sum(w * v for w, v in zip(Ws[3][0], h)) + bs[3][0]

    return tuple(vote(n) for n in range(2**9))

# %% right layer_by_layer_tree
def all_subnetworks(x, Ws, bs):
    level = [x]
    for W, b in zip(Ws[:-1], bs[:-1]):
        level = [np.where(m, np.maximum(W @ h + b, 0), 0) for h in level for m in product((True, False), repeat=len(b))]
    return np.array([float(Ws[-1][0] @ h + bs[-1][0]) for h in level])

# %% right loop
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% right output_last_first
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.sort(outputs)[::-1]

# %% right removes_the_units
def all_subnetworks(x, Ws, bs):
    layers = [[list(s) for r in range(4) for s in combinations(range(3), r)] for _ in range(3)]
    out = []
    for one, two, three in product(*layers):
        h = np.maximum(Ws[0][one] @ x + bs[0][one], 0)
        h = np.maximum(Ws[1][np.ix_(two, one)] @ h + bs[1][two], 0)
        h = np.maximum(Ws[2][np.ix_(three, two)] @ h + bs[2][three], 0)
        out.append((Ws[3][:, three] @ h + bs[3]).item())
    return np.asarray(out)


from itertools import combinations

# %% right reversed_order
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((1, 0), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% right thinned_columns
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            W = Ws[k] if k == 0 else Ws[k] * m[k - 1]
            h = np.maximum(W @ h + bs[k], 0)
        outputs.append((Ws[3] * m[2] @ h + bs[3])[0])
    return np.array(outputs)

# %% right vectorised
def all_subnetworks(x, Ws, bs):
    masks = ((np.arange(512)[:, None] >> np.arange(9)) & 1).reshape(512, 3, 3)
    h = np.tile(x, (512, 1))
    for k in range(3):
        h = np.maximum(h @ Ws[k].T + bs[k], 0) * masks[:, k]
    return (h @ Ws[3].T + bs[3]).ravel()

# %% wrong a_set: distinct-values-alone | as often as
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(sorted(set(outputs)))

# %% wrong absolute: absolute-values | turns a negative
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * abs(Ws[k] @ h + bs[k])
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong appends_h: stops-before-the-output | output
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append(h.sum())
    return np.array(outputs)

# %% wrong bias-after-mask | inside the ReLU
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h, 0) + bs[k]
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong changes_the_biases: changes-its-input | it changed its input
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            bs[k][m[k] == 0] = 0
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong columns: output-in-an-array | one number
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append(Ws[3] @ h + bs[3])
    return np.array(outputs)

# %% wrong distinct_values: distinct-values-alone | as often as
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.unique(outputs)

# %% wrong drops_only_one_unit: counts-too-few | 2^9
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in 1 - np.vstack([np.eye(9), np.zeros((1, 9))]):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong first_case_twice: samples-the-members | each of the 512 once
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs[:256] * 2)

# %% wrong first_layer_whole: first-hidden-unmasked | first hidden layer
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = (m[k] if k else 1) * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong forgets_to_collect: returns-nothing | return
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])

# %% wrong full_network_512_times: ignores-the-masks | full network
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = 1 * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong halved: rescales-the-given-masks | nothing is rescaled
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = 0.5 * m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong last_hidden_layers: members-with-several-numbers | its output
import numpy as np
from itertools import product


def all_subnetworks(x, Ws, bs):
    out = []
    for coins in product((0, 1), repeat=9):
        masks = np.reshape(coins, (3, 3))
        h = x
        for W, b, m in zip(Ws, bs, masks):
            h = np.maximum(0, W @ h + b) * m
        out.append(h)
    return out

# %% wrong last_layer_never_masked_sixty_four: counts-too-few | 2^9
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=6):
        m = np.array(mask).reshape(2, 3)
        h = x
        for k in range(3):
            h = (m[k] if k < 2 else 1) * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong last_layer_whole: last-hidden-unmasked | last hidden layer
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = (m[k] if k < 2 else 1) * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong leaves_out_the_empty_network: counts-too-few | 2^9
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        if not any(mask):
            continue
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong mask-before-bias | mask comes last
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = np.maximum(m[k] * (Ws[k] @ h) + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong masks_and_outputs: members-with-their-masks | outputs alone
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((mask, (Ws[3] @ h + bs[3])[0]))
    return outputs

# %% wrong masks_slide: samples-the-members | list each of the 512 once
import numpy as np
from itertools import product


def all_subnetworks(x, Ws, bs):
    out = []
    for coins in product((0, 1), repeat=9):
        h = x
        for k in range(3):
            mask = np.array(coins[k:k + 3])
            h = np.maximum(0, Ws[k] @ h + bs[k]) * mask
        out.append((Ws[3] @ h + bs[3])[0])
    return np.array(out)

# %% wrong masks_the_input_too: counts-too-many | hidden units alone
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9 + len(x)):
        m = np.array(mask[:9]).reshape(3, 3)
        h = x * np.array(mask[9:])
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong no_biases: leaves-out-the-biases | biases are missing
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h, 0)
        outputs.append((Ws[3] @ h)[0])
    return np.array(outputs)

# %% wrong no_hidden_biases: leaves-out-the-biases | biases are missing
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h, 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong no_output_bias: forgets-the-output-bias | output has a bias
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h)[0])
    return np.array(outputs)

# %% wrong no_relu: leaves-out-the-relu | makes it 0
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * (Ws[k] @ h + bs[k])
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong one_mask_for_all_layers: one-mask-for-all | each hidden layer has
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[0] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong relu-on-the-output | output is linear
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append(max((Ws[3] @ h + bs[3])[0], 0))
    return np.array(outputs)

# %% wrong rescaled: rescales-the-given-masks | nothing is rescaled
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = 2 * m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong row_form: matrix-does-not-fit | a column for each unit of the layer before
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(h @ Ws[k] + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong sampled: samples-the-members | each of the 512 once
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in np.random.default_rng(0).integers(2, size=(512, 9)):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong the_mean: averages-the-members | average
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.mean(outputs)

# %% wrong the_mean_512_times: averages-the-members | average
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.full(512, np.mean(outputs))

# %% wrong transposed_weights: transposes-square-weights | transposed
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum((Ws[k].T if k else Ws[k]) @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong truncates: none | not
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs, dtype=int)

# %% wrong uses_the_notebooks_input: ignores-x | x
def all_subnetworks(x, Ws, bs):
    x = np.array([1, 1])
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong uses_the_notebooks_network: knows-one-network | napkin
def all_subnetworks(x, Ws, bs):
    Ws, bs = network()
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)

# %% wrong weighted_already: weighs-the-members | weigh
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs) / 512

# %% wrong zip_stops_early: stops-before-the-output | is still to come
import numpy as np
from itertools import product


def all_subnetworks(x, Ws, bs):
    out = []
    for coins in product((0, 1), repeat=9):
        masks = np.reshape(coins, (3, 3))
        h = x
        for W, b, m in zip(Ws, bs, masks):
            h = np.maximum(0, W @ h + b) * m
        out.append(h[0])
    return out
