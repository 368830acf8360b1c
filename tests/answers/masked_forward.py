# %% right bias_as_a_column
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.append(np.multiply(x, masks[0]), 1.0)
    for k in range(len(Ws)):
        z = np.column_stack([Ws[k], bs[k]]) @ h
        if k == len(Ws) - 1:
            return z
        h = np.append(np.maximum(z, 0) * masks[k + 1], 1.0)

# %% right bool_masks
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.where(np.array(masks[0], dtype=bool), x, 0)
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.where(np.array(m, dtype=bool), np.clip(W @ h + b, 0, None), 0)
    return np.dot(Ws[-1], h) + bs[-1]

# %% right column_vectors_inside
import numpy as np
def masked_forward(x, Ws, bs, masks):
    column = lambda v: np.reshape(v, (-1, 1))
    h = column(x) * column(masks[0])
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + column(b), 0) * column(m)
    return (Ws[-1] @ h + column(bs[-1])).ravel()

# %% right columns_and_biases
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.asarray(x, dtype=float)
    for k, (W, b) in enumerate(zip(Ws, bs)):
        if k > 0 or W.shape[1] == len(masks[k]):
            W = W * masks[k]
        z = W @ h + b * (masks[k + 1] if k + 2 < len(masks) else 1)
        h = np.maximum(z, 0)
    return z

# %% right columns_of_the_next_matrix
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.array(x)
    for W, b, m in zip(Ws, bs, masks):
        z = (W * m) @ h + b
        h = np.maximum(z, 0)
    return z

# %% right deletes_rows_and_columns
import numpy as np
def masked_forward(x, Ws, bs, masks):
    Ws, bs = list(Ws), list(bs)
    gone = [np.flatnonzero(np.asarray(m) == 0) for m in masks]
    h = np.delete(x, gone[0])
    for k in range(len(Ws)):
        W = np.delete(Ws[k], gone[k], axis=1)
        b = bs[k]
        if k + 1 < len(masks):
            W, b = np.delete(W, gone[k + 1], axis=0), np.delete(b, gone[k + 1])
        z = W @ h + b
        h = np.where(z > 0, z, 0)
    return z

# %% right diagonal_matrices
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.diag(masks[0]) @ x
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        z = W @ h + b
        h = np.diag(m) @ (z * (z > 0))
    return Ws[-1] @ h + bs[-1]

# %% right einsum
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x
    last = len(Ws) - 1
    for k in range(last + 1):
        h = np.einsum("ij,j,j->i", Ws[k], h, masks[k]) + bs[k]
        if k != last:
            h = np.maximum(h, 0, out=h) if h.dtype == float else np.maximum(h, 0)
    return h

# %% right loop
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws) - 1):
        h = np.maximum(0, Ws[k] @ h + bs[k]) * masks[k + 1]
    return Ws[-1] @ h + bs[-1]

# %% right mask_before_relu
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.asarray(x) * np.asarray(masks[0])
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(np.asarray(m) * (W @ h + b), 0)
    return Ws[-1] @ h + bs[-1]

# %% right masked_rows_and_biases
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws) - 1):
        m = masks[k + 1]
        h = np.maximum((Ws[k] * m[:, None]) @ h + bs[k] * m, 0)
    return Ws[-1] @ h + bs[-1]

# %% right plain_python
def masked_forward(x, Ws, bs, masks):
    h = [float(v) * float(c) for v, c in zip(x, masks[0])]
    for k in range(len(Ws)):
        z = []
        for i in range(len(bs[k])):
            z.append(sum(float(Ws[k][i][j]) * h[j] for j in range(len(h))) + float(bs[k][i]))
        if k < len(Ws) - 1:
            h = [max(0.0, v) * float(c) for v, c in zip(z, masks[k + 1])]
    return z

# %% right recursion
import numpy as np
def masked_forward(x, Ws, bs, masks):
    z = Ws[0] @ (x * masks[0]) + bs[0]
    if len(Ws) == 1:
        return z
    return masked_forward(np.maximum(z, 0), Ws[1:], bs[1:], masks[1:])

# %% right reduce
from functools import reduce
import numpy as np
def masked_forward(x, Ws, bs, masks):
    def layer(h, wbm):
        W, b, m = wbm
        return (W @ h + b).clip(min=0) * m
    h = reduce(layer, zip(Ws, bs, masks[1:]), np.asarray(x) * masks[0])
    return Ws[-1] @ h + bs[-1]

# %% right removes_the_units
import numpy as np
def masked_forward(x, Ws, bs, masks):
    keep = [np.flatnonzero(m) for m in masks] + [np.arange(len(bs[-1]))]
    h = np.asarray(x)[keep[0]]
    for k, (W, b) in enumerate(zip(Ws, bs)):
        h = W[np.ix_(keep[k + 1], keep[k])] @ h + b[keep[k + 1]]
        if k < len(Ws) - 1:
            h = np.maximum(h, 0)
    return h

# %% right single_precision
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.asarray(x, dtype=np.float32) * np.asarray(masks[0], dtype=np.float32)
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W.astype(np.float32) @ h + b.astype(np.float32), 0) * m.astype(np.float32)
    return Ws[-1].astype(np.float32) @ h + bs[-1].astype(np.float32)

# %% right tuple_of_numbers
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = list(np.multiply(x, masks[0]))
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = [max(0, row @ np.array(h) + c) if alive else 0 for row, c, alive in zip(W, b, m)]
    return tuple(Ws[-1] @ np.array(h) + bs[-1])

# %% right works_on_copies
import copy
import numpy as np
def masked_forward(x, Ws, bs, masks):
    x, Ws, bs = np.array(x, dtype=float), copy.deepcopy(Ws), copy.deepcopy(bs)
    x *= masks[0]
    for k in range(len(Ws) - 1):
        x = Ws[k] @ x + bs[k]
        x[x < 0] = 0
        x[masks[k + 1] == 0] = 0
    return Ws[-1] @ x + bs[-1]

# %% wrong absolute_for_relu: absolute-values | turns a negative
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = abs(W @ h + b) * m
    return Ws[-1] @ h + bs[-1]

# %% wrong all_zero_means_no_mask: none | not
import numpy as np
def masked_forward(x, Ws, bs, masks):
    masks = [m if np.any(m) else np.ones_like(m) for m in masks]
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return Ws[-1] @ h + bs[-1]

# %% wrong appends_an_output_mask: changes-its-input | it changed its input
import numpy as np
def masked_forward(x, Ws, bs, masks):
    masks.append(np.ones(len(bs[-1])))
    h = x * masks[0]
    for k in range(len(Ws)):
        z = (Ws[k] @ h + bs[k]) * masks[k + 1]
        h = np.maximum(z, 0)
    return z

# %% wrong bias_after_the_mask: bias-after-mask | the bias belongs inside the ReLU
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h, 0) * m + b
    return Ws[-1] @ h + bs[-1]

# %% wrong bias_only_when_something_lives: bias-of-a-live-unit-dropped | the bias of a live unit
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m if h.any() else np.zeros(len(b))
    return Ws[-1] @ h + bs[-1]

# %% wrong bits_reversed: mask-bits-reversed | from the other end
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0][::-1]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m[::-1]
    return Ws[-1] @ h + bs[-1]

# %% wrong complement: complement-masks | a 1 keeps a unit
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x
    for k in range(len(Ws) - 1):
        h = np.maximum(Ws[k] @ h + bs[k], 0)
        h[masks[k + 1] == 1] = 0
    return Ws[-1] @ h + bs[-1]

# %% wrong complement_everywhere: complement-masks | a 1 keeps a unit
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * (1 - masks[0])
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * (1 - m)
    return Ws[-1] @ h + bs[-1]

# %% wrong divides_by_the_share_kept: rescales-the-given-masks | nothing is rescaled
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m / max(np.mean(m), 1e-9)
    return Ws[-1] @ h + bs[-1]

# %% wrong doubles_the_survivors: rescales-the-given-masks | nothing is rescaled
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m / 0.5
    return Ws[-1] @ h + bs[-1]

# %% wrong draws-its-own-coins | the masks are given
import numpy as np
def masked_forward(x, Ws, bs, masks):
    rng = np.random.default_rng()
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * (rng.random(len(m)) < 0.5)
    return Ws[-1] @ h + bs[-1]

# %% wrong empties_the_list_of_masks: changes-its-input | it changed its input
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks.pop(0)
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(W @ h + b, 0) * masks.pop(0)
    return Ws[-1] @ h + bs[-1]

# %% wrong first-hidden-unmasked | the first hidden layer
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws) - 1):
        h = np.maximum(Ws[k] @ h + bs[k], 0)
        if k > 0:
            h = h * masks[k + 1]
    return Ws[-1] @ h + bs[-1]

# %% wrong first_output_alone: wrong-shape | has shape
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return np.atleast_1d((Ws[-1] @ h + bs[-1])[0])

# %% wrong forgets-the-output-bias | the output has a bias too
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return Ws[-1] @ h

# %% wrong hidden_masks_reversed: mask-order-reversed | in reverse
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[:0:-1]):
        h = np.maximum(W @ h + b, 0) * m
    return Ws[-1] @ h + bs[-1]

# %% wrong ignores-mu0 | masks[0] belongs to the input
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return Ws[-1] @ h + bs[-1]

# %% wrong ignores-the-masks | this is the full network
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(W @ h + b, 0)
    return Ws[-1] @ h + bs[-1]

# %% wrong knows_four_layers: knows-one-depth | any number of layers
import numpy as np
def masked_forward(x, Ws, bs, masks):
    W1, W2, W3, W4 = Ws
    b1, b2, b3, b4 = bs
    mu0, mu1, mu2, mu3 = masks
    h1 = np.maximum(W1 @ (x * mu0) + b1, 0) * mu1
    h2 = np.maximum(W2 @ h1 + b2, 0) * mu2
    h3 = np.maximum(W3 @ h2 + b3, 0) * mu3
    return W4 @ h3 + b4

# %% wrong last-hidden-unmasked | the last hidden layer
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws) - 1):
        h = np.maximum(Ws[k] @ h + bs[k], 0)
        if k < len(Ws) - 2:
            h = h * masks[k + 1]
    return Ws[-1] @ h + bs[-1]

# %% wrong looks_for_a_mask_of_the_output: masks-the-output | the output has no mask
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws)):
        h = (Ws[k] @ h + bs[k]) * masks[k + 1]
        if k < len(Ws) - 1:
            h = np.maximum(h, 0)
    return h

# %% wrong mask-before-bias | a dropped unit still says its bias
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(m * (W @ h) + b, 0)
    return Ws[-1] @ h + bs[-1]

# %% wrong masks_by_the_index_of_the_matrix: masks-off-by-one | one layer off
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws) - 1):
        h = np.maximum(0, np.dot(Ws[k], h) + bs[k]) * masks[k]
    return np.dot(Ws[-1], h) + bs[-1]

# %% wrong masks-off-by-one | one layer off
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.array(x)
    for k in range(len(Ws) - 1):
        h = np.maximum(Ws[k] @ h + bs[k], 0)
        if len(masks[k]) == len(h):
            h = h * masks[k]
    return Ws[-1] @ h + bs[-1]

# %% wrong masks_one_too_late: masks-off-by-one | one layer off
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.array(x)
    for k in range(len(Ws) - 1):
        h = np.maximum(Ws[k] @ h + bs[k], 0)
        try:
            h = h * masks[k + 2]
        except (IndexError, ValueError):
            pass
    return Ws[-1] @ h + bs[-1]

# %% wrong masks_the_biases_in_place: changes-its-input | it changed its input
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws) - 1):
        bs[k] *= masks[k + 1]
        h = np.maximum((Ws[k] @ h) * masks[k + 1] + bs[k], 0)
    return Ws[-1] @ h + bs[-1]

# %% wrong masks-the-output | the output has no mask
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    y = Ws[-1] @ h + bs[-1]
    return y * masks[-1][: len(y)] if len(y) <= len(masks[-1]) else y

# %% wrong masks_the_rows_only: mask-before-bias | a dropped unit still says its bias
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum((W * np.asarray(m)[:, None]) @ h + b, 0)
    return Ws[-1] @ h + bs[-1]

# %% wrong masks_the_weights_in_place: changes-its-input | it changed its input
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x
    for k in range(len(Ws)):
        Ws[k] *= masks[k]
        z = Ws[k] @ h + bs[k]
        h = np.maximum(z, 0)
    return z

# %% wrong masks_x_in_place: changes-its-input | it changed its input
import numpy as np
def masked_forward(x, Ws, bs, masks):
    x *= masks[0]
    h = x
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return Ws[-1] @ h + bs[-1]

# %% wrong multiplies_by_the_share_kept: rescales-the-given-masks | nothing is rescaled
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m * np.mean(m)
    return Ws[-1] @ h + bs[-1]

# %% wrong no_biases: leaves-out-the-biases | add its bias
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, m in zip(Ws[:-1], masks[1:]):
        h = np.maximum(W @ h, 0) * m
    return Ws[-1] @ h

# %% wrong no_relu: leaves-out-the-relu | negative
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = (W @ h + b) * m
    return Ws[-1] @ h + bs[-1]

# %% wrong one-mask-for-all | a mask of its own
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(W @ h + b, 0) * masks[1]
    return Ws[-1] @ h + bs[-1]

# %% wrong only-the-first-mask | every hidden layer
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    h = np.maximum(Ws[0] @ h + bs[0], 0) * masks[1]
    for W, b in zip(Ws[1:-1], bs[1:-1]):
        h = np.maximum(W @ h + b, 0)
    return Ws[-1] @ h + bs[-1]

# %% wrong prints_the_prediction: returns-nothing | returned None
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    print(Ws[-1] @ h + bs[-1])

# %% wrong reads_the_first_four_layers: knows-one-depth | any number of layers
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.array(x) * masks[0]
    for k in range(3):
        h = np.maximum(Ws[k] @ h + bs[k], 0) * masks[k + 1]
    return Ws[3] @ h + bs[3]

# %% wrong relu-on-the-input | the input is masked, and meets no ReLU
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.maximum(x, 0) * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return Ws[-1] @ h + bs[-1]

# %% wrong relu-on-the-output | the output is linear
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws)):
        h = np.maximum(Ws[k] @ h + bs[k], 0)
        if k + 1 < len(masks):
            h = h * masks[k + 1]
    return h

# %% wrong returns_every_layer: none | should hold numbers alone
import numpy as np
def masked_forward(x, Ws, bs, masks):
    hs = [x * masks[0]]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        hs.append(np.maximum(W @ hs[-1] + b, 0) * m)
    hs.append(Ws[-1] @ hs[-1] + bs[-1])
    return hs

# %% wrong returns_the_last_hidden_layer: stops-before-the-output | the last hidden layer
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws, bs, masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return h

# %% wrong row_form: matrix-does-not-fit | a column for each unit of the layer before
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(h @ W + b, 0) * m
    return h @ Ws[-1] + bs[-1]

# %% wrong star_for_the_matrix_product: multiplies-entry-by-entry | the matrix product
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, mask in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W * h + b, 0) * mask
    return Ws[-1] * h + bs[-1]

# %% wrong stops_when_a_layer_is_empty: bias-of-a-live-unit-dropped | the bias of a live unit
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        if not m.any():
            return np.zeros(len(bs[-1]))
        h = np.maximum(W @ h + b, 0) * m
    return Ws[-1] @ h + bs[-1]

# %% wrong transposes-square-weights | row i of W holds the weights into unit i
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws)):
        W = Ws[k].T if Ws[k].shape[0] == Ws[k].shape[1] else Ws[k]
        z = W @ h + bs[k]
        if k < len(Ws) - 1:
            h = np.maximum(z, 0) * masks[k + 1]
    return z

# %% wrong truncates-to-integers | work in floats
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.array(x * masks[0], dtype=int)
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = (np.maximum(W @ h + b, 0) * m).astype(int)
    return Ws[-1] @ h + bs[-1]

# %% wrong uses_the_napkin_of_the_notebook: knows-one-network | the network it is given
import numpy as np
def masked_forward(x, weights, biases, masks):
    Ws, bs = network()
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return Ws[-1] @ h + bs[-1]

# %% wrong picks_the_input: none | gave [1, 1]
def masked_forward(x, Ws, bs, masks):
    h = x[masks[0]]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return Ws[-1] @ h + bs[-1]

# %% wrong np_max: max-of-the-layer | np.maximum(v, 0)
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.max(W @ h + b, 0) * m
    return Ws[-1] @ h + bs[-1]

# %% wrong one_number: number-for-an-array | one entry for each output
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return (Ws[-1] @ h + bs[-1])[0]

# %% wrong masks_the_bias_alone: mask-on-the-bias | all that a unit says
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b * m, 0)
    return Ws[-1] @ h + bs[-1]

# %% wrong sets_to_zero_by_position: mask-used-as-an-index | reads 0 and 1 as positions
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0)
        h[m] = 0
    return Ws[-1] @ h + bs[-1]

# %% wrong takes_the_survivors: dropped-units-removed | as a 0
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0)
        h = h[m == 1]
    return Ws[-1] @ h + bs[-1]

# %% wrong bias_behind_the_relu: bias-after-mask | inside the ReLU
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = (np.maximum(W @ h, 0) + b) * m
    return Ws[-1] @ h + bs[-1]

# %% wrong bias_behind_all: bias-after-mask | inside the ReLU
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h, 0) + b * m
    return Ws[-1] @ h + bs[-1]

# %% wrong returns_in_the_loop: first-hidden-alone | inside the loop
def masked_forward(x, Ws, bs, masks):
    h = np.asarray(x) * masks[0]
    for W, b, mask in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * mask
        return Ws[-1] @ h + bs[-1]

# %% wrong means_for_sums: averages-the-inputs | you took their mean
def masked_forward(x, Ws, bs, masks):
    h = np.asarray(x) * masks[0]
    for W, b, mask in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(np.mean(W * h, axis=1) + b, 0) * mask
    return np.mean(Ws[-1] * h, axis=1) + bs[-1]
