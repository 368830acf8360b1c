# %% right argwhere
import numpy as np
def thin_network(Ws, bs, masks):
    idx = [np.argwhere(m).ravel() for m in masks]
    Wn = [Ws[k][idx[k + 1]][:, idx[k]] for k in range(len(Ws) - 1)] + [Ws[-1][:, idx[-1]]]
    bn = [bs[k][idx[k + 1]] for k in range(len(bs) - 1)] + [bs[-1]]
    return Wn, bn

# %% right bias_glued_on
import numpy as np
def thin_network(Ws, bs, masks):
    glued = [np.column_stack([W, b]) for W, b in zip(Ws, bs)]
    for k in range(len(glued)):
        cols = np.append(np.asarray(masks[k], dtype=bool), True)
        rows = np.asarray(masks[k + 1], dtype=bool) if k + 1 < len(masks) else np.full(len(glued[k]), True)
        glued[k] = glued[k][rows][:, cols]
    return [g[:, :-1] for g in glued], [g[:, -1] for g in glued]

# %% right boolean_two_steps
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    new_Ws, new_bs = (), ()
    for k in range(len(Ws)):
        new_Ws += (Ws[k][keep[k + 1], :][:, keep[k]],)
        new_bs += (bs[k][keep[k + 1]],)
    return new_Ws, new_bs

# %% right column_by_column
import numpy as np
def thin_network(Ws, bs, masks):
    new_Ws, new_bs = [np.array(W, dtype=float) for W in Ws], [np.array(b, dtype=float) for b in bs]
    for k in range(len(masks)):
        for j in reversed(range(len(masks[k]))):
            if not masks[k][j]:
                new_Ws[k] = np.delete(new_Ws[k], j, 1)
                if k:
                    new_Ws[k - 1] = np.delete(new_Ws[k - 1], j, 0)
                    new_bs[k - 1] = np.delete(new_bs[k - 1], j)
    return new_Ws, new_bs

# %% right compress
import numpy as np
def thin_network(Ws, bs, masks):
    last = np.ones(len(bs[-1]))
    rows = [*masks[1:], last]
    thin_Ws = [np.compress(m_out, np.compress(m_in, W, axis=1), axis=0) for W, m_in, m_out in zip(Ws, masks, rows)]
    return [thin_Ws, [np.compress(m, b) for b, m in zip(bs, rows)]]

# %% right delete
import numpy as np
def thin_network(Ws, bs, masks):
    Ws, bs = list(Ws), list(bs)
    for k, m in enumerate(masks):
        gone = np.where(np.array(m) == 0)[0]
        Ws[k] = np.delete(Ws[k], gone, axis=1)
        if k > 0:
            Ws[k - 1] = np.delete(Ws[k - 1], gone, axis=0)
            bs[k - 1] = np.delete(bs[k - 1], gone)
    return Ws, bs

# %% right nested_lists
def thin_network(Ws, bs, masks):
    rows = [*masks[1:], [1] * len(bs[-1])]
    new_Ws = [
        [[W[i][j] for j in range(len(m_in)) if m_in[j]] for i in range(len(m_out)) if m_out[i]]
        for W, m_in, m_out in zip(Ws, masks, rows)
    ]
    return new_Ws, [[b[i] for i in range(len(b)) if m[i]] for b, m in zip(bs, rows)]

# %% right np_ix
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.flatnonzero(m) for m in masks] + [np.arange(len(bs[-1]))]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[i] for b, i in zip(bs, keep[1:])]

# %% right recursion
import numpy as np
def thin_network(Ws, bs, masks):
    W = Ws[0][:, masks[0] > 0]
    if len(Ws) == 1:
        return [W], [bs[0].copy()]
    alive = masks[1] > 0
    rest_Ws, rest_bs = thin_network(Ws[1:], bs[1:], masks[1:])
    return [W[alive], *rest_Ws], [bs[0][alive], *rest_bs]

# %% right selection_matrices
import numpy as np
def thin_network(Ws, bs, masks):
    S = [np.eye(len(m))[np.asarray(m) == 1] for m in masks] + [np.eye(len(bs[-1]))]
    return tuple(S[k + 1] @ Ws[k] @ S[k].T for k in range(len(Ws))), tuple(S[k + 1] @ bs[k] for k in range(len(bs)))

# %% right take
import numpy as np
def thin_network(Ws, bs, masks):
    alive = [np.nonzero(m)[0] for m in masks]
    alive.append(np.arange(Ws[-1].shape[0]))
    out = [], []
    for W, b, cols, rows in zip(Ws, bs, alive[:-1], alive[1:]):
        out[0].append(np.take(np.take(W, cols, axis=1), rows, axis=0))
        out[1].append(np.take(b, rows))
    return out

# %% wrong appends_to_the_masks: changes-its-input | it changed its input
import numpy as np
def thin_network(Ws, bs, masks):
    masks.append(np.ones(len(bs[-1])))
    keep = [np.array(m, dtype=bool) for m in masks]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong biases_first: weights-and-biases-exchanged | the matrices come first
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [b[k] for b, k in zip(bs, keep[1:])], [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)]

# %% wrong bits_reversed: mask-bits-reversed | from the other end
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool)[::-1] for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong empty_layers_without_a_shape: squeezes-a-matrix | has shape (0,)
import numpy as np
def thin_network(Ws, bs, masks):
    rows = [np.array(m, dtype=bool) for m in [*masks[1:], [1] * len(bs[-1])]]
    thin_Ws = [
        np.array([[w for w, m in zip(row, m_in) if m] for row, m in zip(W, m_out) if m], dtype=float)
        for W, m_in, m_out in zip(Ws, masks, rows)
    ]
    return thin_Ws, [b[m] for b, m in zip(bs, rows)]

# %% wrong flat_matrices: squeezes-a-matrix | stays a matrix
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [W[keep[k + 1][:, None] & keep[k][None, :]] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong forgets_the_biases: forgets-the-bias-of-the-removed | its bias goes with it
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], list(bs)

# %% wrong forgets_the_outgoing_columns: forgets-the-outgoing-weights | into the next layer
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks[1:]]
    new_Ws = [Ws[0][keep[0]][:, np.array(masks[0], dtype=bool)]] + [W[k] for W, k in zip(Ws[1:-1], keep[1:])] + [Ws[-1]]
    return new_Ws, [b[k] for b, k in zip(bs[:-1], keep)] + [bs[-1]]

# %% wrong forgets_the_output_layer: drops-the-output-layer | the output layer stays
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws[:-1])], [b[k] for b, k in zip(bs[:-1], keep[1:])]

# %% wrong forgets_the_rows: forgets-the-incoming-weights | its row
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks]
    return [W[:, k] for W, k in zip(Ws, keep)], list(bs)

# %% wrong ignores_an_empty_mask: keeps-one-unit | a layer may lose all its units
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    keep = [k if k.any() else ~k for k in keep]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong in_place: changes-its-input | it changed its input
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    for k in range(len(Ws)):
        Ws[k] = Ws[k][np.ix_(keep[k + 1], keep[k])]
        bs[k] = bs[k][keep[k + 1]]
    return Ws, bs

# %% wrong keeps_dropped_inputs: keeps-the-dropped-inputs | the input is masked too
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.ones(Ws[0].shape[1], dtype=bool)] + [np.array(m, dtype=bool) for m in masks[1:]]
    keep.append(np.ones(len(bs[-1]), dtype=bool))
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong keeps_the_first_units: counts-the-survivors-alone | which units
import numpy as np
def thin_network(Ws, bs, masks):
    n = [int(np.sum(m)) for m in masks] + [len(bs[-1])]
    return [W[: n[k + 1], : n[k]] for k, W in enumerate(Ws)], [b[: n[k + 1]] for k, b in enumerate(bs)]

# %% wrong keeps_the_last_survivor: keeps-one-unit | a layer may lose all its units
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    for k in keep:
        if not k.any():
            k[0] = True
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong knows_four_layers: knows-one-depth | any number of layers
import numpy as np
def thin_network(Ws, bs, masks):
    W1, W2, W3, W4 = Ws
    b1, b2, b3, b4 = bs
    m0, m1, m2, m3 = (np.array(m, dtype=bool) for m in masks)
    return [W1[m1][:, m0], W2[m2][:, m1], W3[m3][:, m2], W4[:, m3]], [b1[m1], b2[m2], b3[m3], b4]

# %% wrong last_matrix_untouched: forgets-the-last-matrix | the output's matrix
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks]
    new_Ws = [Ws[k][np.ix_(keep[k + 1], keep[k])] for k in range(len(Ws) - 1)] + [Ws[-1].copy()]
    return new_Ws, [bs[k][keep[k + 1]] for k in range(len(Ws) - 1)] + [bs[-1].copy()]

# %% wrong leaves_out_empty_layers: leaves-out-an-empty-layer | keeps its place in the list
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    new = [(W[np.ix_(keep[k + 1], keep[k])], b[keep[k + 1]]) for k, (W, b) in enumerate(zip(Ws, bs))]
    new = [(W, b) for W, b in new if len(b)]
    return [W for W, b in new], [b for W, b in new]

# %% wrong list_of_pairs: not-two-lists | two lists
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [(W[np.ix_(keep[k + 1], keep[k])], b[keep[k + 1]]) for k, (W, b) in enumerate(zip(Ws, bs))]

# %% wrong mask_as_index: mask-used-as-an-index | reads 0 and 1 as positions
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=int) for m in masks] + [np.arange(len(bs[-1]))]
    return [W[keep[k + 1]][:, keep[k]] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong masks-off-by-one | one layer off
import numpy as np
def thin_network(Ws, bs, masks):
    new_Ws, new_bs = [], []
    for k, (W, b) in enumerate(zip(Ws, bs)):
        m = np.array(masks[k], dtype=bool)
        fits = len(m) == len(b) and k < len(Ws) - 1
        new_Ws.append((W[m] if fits else W)[:, m])
        new_bs.append(b[m] if fits else b)
    return new_Ws, new_bs

# %% wrong no_return: returns-nothing | returned None
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    thinner = [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong nothing_removed: zeroes-instead-of-removing | still there
def thin_network(Ws, bs, masks):
    return [W.copy() for W in Ws], [b.copy() for b in bs]

# %% wrong removes_silent_units_too: removes-units-that-live | only the masks decide
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    for k in range(1, len(keep) - 1):
        keep[k] = keep[k] & (bs[k - 1] > 0)
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong removes_the_live: removes-the-live-units | a 1 keeps a unit
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m) == 0 for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong rescales: rescales-the-given-masks | nothing is rescaled
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    new = [W[np.ix_(keep[k + 1], keep[k])] / max(keep[k].mean(), 0.1) for k, W in enumerate(Ws)]
    return new, [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong rows-and-columns-exchanged | rows are the units of this layer
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    new_Ws = []
    for k, W in enumerate(Ws):
        square = W.shape[0] == W.shape[1]
        new_Ws.append(W[np.ix_(keep[k], keep[k + 1])] if square else W[np.ix_(keep[k + 1], keep[k])])
    return new_Ws, [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong squeezes: squeezes-a-matrix | stays a matrix
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [np.squeeze(W[np.ix_(keep[k + 1], keep[k])]) for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong thins-the-output | the output has no mask
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks]
    keep.append(keep[-1][: len(bs[-1])] if len(bs[-1]) <= len(keep[-1]) else np.ones(len(bs[-1]), dtype=bool))
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong transposes_the_result: transposed | transposed
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [W[np.ix_(keep[k + 1], keep[k])].T for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]

# %% wrong weights_alone: not-two-lists | two lists
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)]

# %% wrong zeroes_instead: zeroes-instead-of-removing | still there
import numpy as np
def thin_network(Ws, bs, masks):
    masks = list(masks) + [np.ones(len(bs[-1]), dtype=int)]
    Ws = [W * a[:, None] * b[None, :] for W, a, b in zip(Ws, masks[1:], masks[:-1])]
    return Ws, [b * m for b, m in zip(bs, masks[1:])]

# %% wrong zeroes_the_biases: forgets-the-bias-of-the-removed | its bias goes with it
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b * k for b, k in zip(bs, keep[1:])]

# %% wrong masks_as_positions_of_the_output: mask-used-as-an-index | reads 0 and 1 as positions
def thin_network(Ws, bs, masks):
    masks = list(masks) + [np.ones(len(bs[-1]), int)]
    return [W[masks[k + 1]][:, masks[k]] for k, W in enumerate(Ws)], [b[masks[k + 1]] for k, b in enumerate(bs)]

# %% wrong rows_by_the_mask_before: mask-of-another-layer | its columns with masks[k]
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks]
    thinner, biases = [], []
    for k in range(len(Ws)):
        thinner.append(Ws[k][keep[k]])
        biases.append(bs[k][keep[k]])
    return thinner, biases

# %% wrong no_mask_for_the_output: masks-run-out | keeps all its rows
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks]
    thinner, biases = [], []
    for k in range(len(Ws)):
        thinner.append(Ws[k][keep[k + 1]][:, keep[k]])
        biases.append(bs[k][keep[k + 1]])
    return thinner, biases

# %% wrong matrices_in_an_array: array-of-matrices | return lists
def thin_network(Ws, bs, masks):
    keep = [*(np.array(m, dtype=bool) for m in masks), np.ones(len(bs[-1]), dtype=bool)]
    Ws = np.array([W[keep[k + 1]][:, keep[k]] for k, W in enumerate(Ws)])
    return Ws, np.array([b[keep[k + 1]] for k, b in enumerate(bs)])
