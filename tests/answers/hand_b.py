# %% right arrays
import numpy as np
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]

# %% right columns
import numpy as np
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]
h1_b, h2_b, h3_b = (h.reshape(3, 1) for h in (h1_b, h2_b, h3_b))
y_b = y_b.reshape(1, 1)

# %% right computed
import numpy as np

h = x * masks_b[0]
said = []
for W, b, mask in zip(Ws[:-1], bs[:-1], masks_b[1:]):
    h = np.maximum(W @ h + b, 0) * mask
    said.append(h)
h1_b, h2_b, h3_b = said
y_b = (Ws[-1] @ h + bs[-1])[0]

# %% right floats
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]
h1_b, h2_b, h3_b = ([float(v) for v in h] for h in (h1_b, h2_b, h3_b))
y_b = float(y_b[0])

# %% right fractions
from fractions import Fraction
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]
h1_b, h2_b, h3_b = ([Fraction(int(v)) for v in h] for h in (h1_b, h2_b, h3_b))
y_b = Fraction(2 * int(y_b[0]), 2)

# %% right given_names
h1_b = np.maximum(0, Ws[0] @ x + bs[0]) * np.array(masks_b[1], dtype=bool)
h2_b = np.maximum(0, Ws[1] @ h1_b + bs[1]) * np.array(masks_b[2], dtype=bool)
h3_b = np.maximum(0, Ws[2] @ h2_b + bs[2]) * np.array(masks_b[3], dtype=bool)
y_b = Ws[3] @ h3_b + bs[3]

# %% right lists
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]
h1_b, h2_b, h3_b = ([int(v) for v in h] for h in (h1_b, h2_b, h3_b))
y_b = int(y_b[0])

# %% right negative_zero
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]
h1_b, h2_b, h3_b = ([float(v) if v else -0.0 for v in h] for h in (h1_b, h2_b, h3_b))
y_b = int(y_b[0])

# %% right tuples
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]
h1_b, h2_b, h3_b = (tuple(int(v) for v in h) for h in (h1_b, h2_b, h3_b))
y_b = int(y_b[0])

# %% wrong absolute-values | into a positive one
h1_b = abs(Ws[0] @ x + bs[0]) * masks_b[1]
h2_b = abs(Ws[1] @ h1_b + bs[1]) * masks_b[2]
h3_b = abs(Ws[2] @ h2_b + bs[2]) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong bias-after-mask | the bias belongs inside the ReLU
h1_b = np.maximum(Ws[0] @ x, 0) * masks_b[1] + bs[0]
h2_b = np.maximum(Ws[1] @ h1_b, 0) * masks_b[2] + bs[1]
h3_b = np.maximum(Ws[2] @ h2_b, 0) * masks_b[3] + bs[2]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong complement-masks | a 1 keeps a unit
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * (1 - masks_b[1])
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * (1 - masks_b[2])
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * (1 - masks_b[3])
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong divides_by_two_thirds: rescales-the-given-masks | the survivors were rescaled
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1] * 1.5
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2] * 1.5
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3] * 1.5
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong doubles_the_survivors: rescales-the-given-masks | the survivors were rescaled
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1] * 2
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2] * 2
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3] * 2
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong dropped_units_left_out: leaves-out-dropped-units | a dropped unit keeps its place
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]
h1_b, h2_b, h3_b = (h[m == 1] for h, m in zip((h1_b, h2_b, h3_b), masks_b[1:]))

# %% wrong first-hidden-unmasked | the first hidden layer with all its units
h1_b = np.maximum(Ws[0] @ x + bs[0], 0)
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong follows_a_slip: right-for-a-wrong-step | right for what you have before it
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = (np.maximum(Ws[2] @ h2_b + bs[2], 0) + [7, 21, 70]) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong forgets-the-output-bias | the output has a bias too
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b

# %% wrong ignores-the-masks | this is the full network
h1_b = np.maximum(Ws[0] @ x + bs[0], 0)
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0)
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0)
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong last-hidden-unmasked | the last hidden layer with all its units
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0)
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong leaves-out-the-biases | the biases are missing
h1_b = np.maximum(Ws[0] @ x, 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b, 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b, 0) * masks_b[3]
y_b = Ws[3] @ h3_b

# %% wrong leaves_out_the_hidden_biases: leaves-out-the-biases | the biases are missing
h1_b = np.maximum(Ws[0] @ x, 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b, 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b, 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong leaves_out_the_biases_of_layer_2: leaves-out-the-biases | the biases are missing
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b, 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong leaves-out-the-relu | a negative sum went through
h1_b = (Ws[0] @ x + bs[0]) * masks_b[1]
h2_b = (Ws[1] @ h1_b + bs[1]) * masks_b[2]
h3_b = (Ws[2] @ h2_b + bs[2]) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong mask-before-bias | a dropped unit still says its bias
h1_b = np.maximum((Ws[0] @ x) * masks_b[1] + bs[0], 0)
h2_b = np.maximum((Ws[1] @ h1_b) * masks_b[2] + bs[1], 0)
h3_b = np.maximum((Ws[2] @ h2_b) * masks_b[3] + bs[2], 0)
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong masks-misread | from the other end
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1][::-1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2][::-1]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3][::-1]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong masks-off-by-one | one layer off
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[2]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[3]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0)
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong masks_one_too_late: masks-off-by-one | one layer off
h1_b = np.maximum(Ws[0] @ x + bs[0], 0)
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[1]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[2]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong only-the-first-mask | the second is not
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0)
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0)
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong other-set-of-masks | the other set of masks
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_a[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_a[3]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong second_hidden_unmasked: only-the-first-mask | the second is not
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0)
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong slip_in_h1: none | is not right in unit
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1] * 7
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong slip_in_h2: none | is not right in unit
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2] * 7
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong slip_in_y_alone: none | is not right, though what comes before is
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]
y_b = y_b + 50

# %% wrong text: text-for-a-number | this is text
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]
h1_b, h2_b, h3_b = (' '.join(str(v) for v in h) for h in (h1_b, h2_b, h3_b))
y_b = str(y_b[0])

# %% wrong transposes-square-weights | used transposed
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1].T @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2].T @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong dropped_unit_speaks: dropped-unit-speaks | is dropped
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = np.maximum(Ws[2] @ h2_b + bs[2], 0) * masks_b[3]
y_b = Ws[3] @ h3_b + bs[3]
h2_b = h2_b + 77 * (1 - masks_b[2])

# %% wrong slip_in_h2_and_right_on: right-for-a-wrong-step | right for what you have before it
h1_b = (1, 1, 0)
h2_b = (3, 0, 1)
h3_b = (0, 7, 0)
y_b = Ws[3] @ h3_b + bs[3]

# %% wrong slip_in_h3_that_gives_the_full_network: right-for-a-wrong-step | right for what you have before it
h1_b = np.maximum(Ws[0] @ x + bs[0], 0) * masks_b[1]
h2_b = np.maximum(Ws[1] @ h1_b + bs[1], 0) * masks_b[2]
h3_b = (0, 12, 0)
y_b = Ws[3] @ h3_b + bs[3]
