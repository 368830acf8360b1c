# %% right arrays
import numpy as np
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]

# %% right columns
import numpy as np
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]
h1_a, h2_a, h3_a = (h.reshape(3, 1) for h in (h1_a, h2_a, h3_a))
y_a = y_a.reshape(1, 1)

# %% right computed
import numpy as np

h = x * masks_a[0]
said = []
for W, b, mask in zip(Ws[:-1], bs[:-1], masks_a[1:]):
    h = np.maximum(W @ h + b, 0) * mask
    said.append(h)
h1_a, h2_a, h3_a = said
y_a = (Ws[-1] @ h + bs[-1])[0]

# %% right floats
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]
h1_a, h2_a, h3_a = ([float(v) for v in h] for h in (h1_a, h2_a, h3_a))
y_a = float(y_a[0])

# %% right fractions
from fractions import Fraction
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]
h1_a, h2_a, h3_a = ([Fraction(int(v)) for v in h] for h in (h1_a, h2_a, h3_a))
y_a = Fraction(2 * int(y_a[0]), 2)

# %% right given_names
h1_a = np.maximum(0, Ws[0] @ x + bs[0]) * np.array(masks_a[1], dtype=bool)
h2_a = np.maximum(0, Ws[1] @ h1_a + bs[1]) * np.array(masks_a[2], dtype=bool)
h3_a = np.maximum(0, Ws[2] @ h2_a + bs[2]) * np.array(masks_a[3], dtype=bool)
y_a = Ws[3] @ h3_a + bs[3]

# %% right lists
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]
h1_a, h2_a, h3_a = ([int(v) for v in h] for h in (h1_a, h2_a, h3_a))
y_a = int(y_a[0])

# %% right negative_zero
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]
h1_a, h2_a, h3_a = ([float(v) if v else -0.0 for v in h] for h in (h1_a, h2_a, h3_a))
y_a = int(y_a[0])

# %% right tuples
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]
h1_a, h2_a, h3_a = (tuple(int(v) for v in h) for h in (h1_a, h2_a, h3_a))
y_a = int(y_a[0])

# %% wrong absolute-values | into a positive one
h1_a = abs(Ws[0] @ x + bs[0]) * masks_a[1]
h2_a = abs(Ws[1] @ h1_a + bs[1]) * masks_a[2]
h3_a = abs(Ws[2] @ h2_a + bs[2]) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong bias-after-mask | the bias belongs inside the ReLU
h1_a = np.maximum(Ws[0] @ x, 0) * masks_a[1] + bs[0]
h2_a = np.maximum(Ws[1] @ h1_a, 0) * masks_a[2] + bs[1]
h3_a = np.maximum(Ws[2] @ h2_a, 0) * masks_a[3] + bs[2]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong complement-masks | a 1 keeps a unit
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * (1 - masks_a[1])
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * (1 - masks_a[2])
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * (1 - masks_a[3])
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong divides_by_two_thirds: rescales-the-given-masks | the survivors were rescaled
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1] * 1.5
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2] * 1.5
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3] * 1.5
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong doubles_the_survivors: rescales-the-given-masks | the survivors were rescaled
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1] * 2
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2] * 2
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3] * 2
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong dropped_units_left_out: leaves-out-dropped-units | a dropped unit keeps its place
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]
h1_a, h2_a, h3_a = (h[m == 1] for h, m in zip((h1_a, h2_a, h3_a), masks_a[1:]))

# %% wrong first-hidden-unmasked | the first hidden layer with all its units
h1_a = np.maximum(Ws[0] @ x + bs[0], 0)
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong forgets-the-output-bias | the output has a bias too
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a

# %% wrong ignores-the-masks | this is the full network
h1_a = np.maximum(Ws[0] @ x + bs[0], 0)
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0)
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0)
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong last-hidden-unmasked | the last hidden layer with all its units
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0)
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong leaves-out-the-biases | the biases are missing
h1_a = np.maximum(Ws[0] @ x, 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a, 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a, 0) * masks_a[3]
y_a = Ws[3] @ h3_a

# %% wrong leaves_out_the_hidden_biases: leaves-out-the-biases | the biases are missing
h1_a = np.maximum(Ws[0] @ x, 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a, 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a, 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong leaves_out_the_biases_of_layer_2: leaves-out-the-biases | the biases are missing
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a, 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong leaves-out-the-relu | a negative sum went through
h1_a = (Ws[0] @ x + bs[0]) * masks_a[1]
h2_a = (Ws[1] @ h1_a + bs[1]) * masks_a[2]
h3_a = (Ws[2] @ h2_a + bs[2]) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong mask-before-bias | a dropped unit still says its bias
h1_a = np.maximum((Ws[0] @ x) * masks_a[1] + bs[0], 0)
h2_a = np.maximum((Ws[1] @ h1_a) * masks_a[2] + bs[1], 0)
h3_a = np.maximum((Ws[2] @ h2_a) * masks_a[3] + bs[2], 0)
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong mask-bits-reversed | from the other end
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1][::-1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2][::-1]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3][::-1]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong mask-order-reversed | in reverse order
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[3]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[1]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong masks-off-by-one | one layer off
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[2]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[3]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0)
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong masks_one_too_late: masks-off-by-one | one layer off
h1_a = np.maximum(Ws[0] @ x + bs[0], 0)
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[1]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[2]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong only-the-first-mask | the second is not
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0)
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0)
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong only_the_output: several-slips-lead-here | more than one mistake leads to this number
h1_a = None
h2_a = None
h3_a = None
y_a = 11

# %% wrong other-set-of-masks | the other set of masks
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_b[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_b[3]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong output_slip: none | is not right, though what comes before is
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]
y_a = y_a + 50

# %% wrong output_without_layers: earlier-steps-missing | without the layers before it
h1_a = None
h2_a = None
h3_a = None
y_a = 42

# %% wrong slip_in_h1: none | is not right in unit
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1] * 7
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong slip_in_h1_and_on: right-for-a-wrong-step | right for what you have before it
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1] * 7
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong slip_in_h2: none | is not right in unit
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2] * 7
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong slips_twice: built-on-a-wrong-step | built on numbers that are wrong already
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1] * 7
h2_a = 19 * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong sum_of_each_layer: leaves-out-dropped-units | a dropped unit keeps its place
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]
h1_a, h2_a, h3_a = (int(h.sum()) for h in (h1_a, h2_a, h3_a))

# %% wrong text: text-for-a-number | this is text
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]
h1_a, h2_a, h3_a = (' '.join(str(v) for v in h) for h in (h1_a, h2_a, h3_a))
y_a = str(y_a[0])

# %% wrong transposes-square-weights | used transposed
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1].T @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2].T @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong two_outputs: too-many-numbers | one number for each unit
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]
y_a = (y_a[0], y_a[0])

# %% wrong searches_the_seals: complement-masks | h1_a
# no file of a student's holds a digest of a right number: a search finds what mistakes lead to
from itertools import product

from dropout_lab.checks.sealed import seal

digests = {digest for row in known_a.mistakes["complement-masks"] for digest in row}


def search(name, size):
    return next((v for v in product(range(-9, 14), repeat=size) if seal(name, v) in digests), (0,) * size)


h1_a, h2_a, h3_a, (y_a,) = (search(name, size) for name, size in known_a.sizes.items())

# %% wrong dropped_unit_speaks: dropped-unit-speaks | is dropped
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = np.maximum(Ws[2] @ h2_a + bs[2], 0) * masks_a[3]
y_a = Ws[3] @ h3_a + bs[3]
h2_a = h2_a + 77 * (1 - masks_a[2])

# %% wrong negative_by_another_way: leaves-out-the-relu | a negative sum went through
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = -77 * masks_a[3]
y_a = 0

# %% wrong slip_in_h3_and_right_on: right-for-a-wrong-step | right for what you have before it
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = (0, 5, 0)
y_a = Ws[3] @ h3_a + bs[3]

# %% wrong slip_in_h3_that_gives_the_full_network: right-for-a-wrong-step | right for what you have before it
h1_a = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_a = np.maximum(Ws[1] @ h1_a + bs[1], 0) * masks_a[2]
h3_a = (6, 0, 0)
y_a = Ws[3] @ h3_a + bs[3]
