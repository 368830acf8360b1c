# %% right arrays
import numpy as np

h1_a = np.array([1, 0, 2])
h2_a = np.array([0, 4, 3])
h3_a = np.array([2, 0, 0])
y_a = np.array([3])

# %% right columns
import numpy as np

h1_a = np.array([[1], [0], [2]])
h2_a = np.array([[0], [4], [3]])
h3_a = np.array([[2], [0], [0]])
y_a = np.array([[3]])

# %% right computed
import numpy as np

W1, b1 = np.array([[3, -1], [1, 2], [-1, 2]]), np.array([-1, -2, 1])
W2, b2 = np.array([[-1, 2, 2], [2, 1, 2], [-1, 1, 1]]), np.array([2, -2, 2])
W3, b3 = np.array([[-1, -2, 3], [2, 0, -1], [-2, -1, 3]]), np.array([1, 2, -2])
W4, b4 = np.array([[2, 1, -2]]), np.array([-1])
h1_a = np.maximum(W1 @ [1, 1] + b1, 0) * [1, 0, 1]
h2_a = np.maximum(W2 @ h1_a + b2, 0) * [0, 1, 1]
h3_a = np.maximum(W3 @ h2_a + b3, 0) * [1, 1, 0]
y_a = (W4 @ h3_a + b4)[0]

# %% right floats
h1_a = [1.0, 0.0, 2.0]
h2_a = [0.0, 4.0, 3.0]
h3_a = [2.0, 0.0, 0.0]
y_a = 3.0

# %% right fractions
from fractions import Fraction

h1_a = [Fraction(1), Fraction(0), Fraction(2)]
h2_a = [Fraction(0), Fraction(4), Fraction(3)]
h3_a = [Fraction(2), Fraction(0), Fraction(0)]
y_a = Fraction(6, 2)

# %% right given_names
h1_a = np.maximum(0, Ws[0] @ x + bs[0]) * np.array([1, 0, 1], dtype=bool)
h2_a = np.maximum(0, Ws[1] @ h1_a + bs[1]) * np.array([0, 1, 1], dtype=bool)
h3_a = np.maximum(0, Ws[2] @ h2_a + bs[2]) * np.array([1, 1, 0], dtype=bool)
y_a = Ws[3] @ h3_a + bs[3]

# %% right lists
h1_a = [1, 0, 2]
h2_a = [0, 4, 3]
h3_a = [2, 0, 0]
y_a = 3

# %% right negative_zero
h1_a = [1, -0.0, 2]
h2_a = [-0.0, 4, 3]
h3_a = [2, -0.0, -0.0]
y_a = 3

# %% right tuples
h1_a = (1, 0, 2)
h2_a = (0, 4, 3)
h3_a = (2, 0, 0)
y_a = 3

# %% wrong absolute-values | into a positive one
h1_a = (1, 0, 2)
h2_a = (0, 4, 3)
h3_a = (2, 1, 0)
y_a = 4

# %% wrong bias-after-mask | the bias belongs inside the ReLU
h1_a = (1, -2, 2)
h2_a = (2, 2, 2)
h3_a = (1, 4, -2)
y_a = 9

# %% wrong complement-masks | a 1 keeps a unit
h1_a = (0, 1, 0)
h2_a = (4, 0, 0)
h3_a = (0, 0, 0)
y_a = -1

# %% wrong divides_by_two_thirds: rescales-the-given-masks | the survivors were rescaled
h1_a = (1.5, 0, 3)
h2_a = (0, 10.5, 5.25)
h3_a = (0, 0, 0)
y_a = -1

# %% wrong doubles_the_survivors: rescales-the-given-masks | the survivors were rescaled
h1_a = (2, 0, 4)
h2_a = (0, 20, 8)
h3_a = (0, 0, 0)
y_a = -1

# %% wrong dropped_units_left_out: leaves-out-dropped-units | a dropped unit keeps its place
h1_a = (1, 2)
h2_a = (4, 3)
h3_a = (2, 0)
y_a = 3

# %% wrong first-hidden-unmasked | the first hidden layer with all its units
h1_a = (1, 1, 2)
h2_a = (0, 5, 4)
h3_a = (3, 0, 0)
y_a = 5

# %% wrong forgets-the-output-bias | the output has a bias too
h1_a = (1, 0, 2)
h2_a = (0, 4, 3)
h3_a = (2, 0, 0)
y_a = 4

# %% wrong ignores-the-masks | this is the full network
h1_a = (1, 1, 2)
h2_a = (7, 5, 4)
h3_a = (0, 12, 0)
y_a = 11

# %% wrong last-hidden-unmasked | the last hidden layer with all its units
h1_a = (1, 0, 2)
h2_a = (0, 4, 3)
h3_a = (2, 0, 3)
y_a = -3

# %% wrong leaves-out-the-biases | the biases are missing
h1_a = (2, 0, 1)
h2_a = (0, 6, 0)
h3_a = (0, 0, 0)
y_a = 0

# %% wrong leaves_out_the_hidden_biases: leaves-out-the-biases | the biases are missing
h1_a = (2, 0, 1)
h2_a = (0, 6, 0)
h3_a = (0, 0, 0)
y_a = -1

# %% wrong leaves_out_the_biases_of_layer_2: leaves-out-the-biases | the biases are missing
h1_a = (1, 0, 2)
h2_a = (0, 6, 1)
h3_a = (0, 1, 0)
y_a = 0

# %% wrong leaves-out-the-relu | a negative sum went through
h1_a = (1, 0, 2)
h2_a = (0, 4, 3)
h3_a = (2, -1, 0)
y_a = 2

# %% wrong mask-before-bias | a dropped unit still says its bias
h1_a = (1, 0, 2)
h2_a = (2, 4, 3)
h3_a = (0, 3, 0)
y_a = 2

# %% wrong mask-bits-reversed | from the other end
h1_a = (1, 0, 2)
h2_a = (5, 4, 0)
h3_a = (0, 12, 0)
y_a = 11

# %% wrong mask-order-reversed | in reverse order
h1_a = (1, 1, 0)
h2_a = (0, 1, 2)
h3_a = (5, 0, 3)
y_a = 3

# %% wrong masks-off-by-one | one layer off
h1_a = (0, 1, 2)
h2_a = (8, 3, 0)
h3_a = (0, 18, 0)
y_a = 17

# %% wrong masks_one_too_late: masks-off-by-one | one layer off
h1_a = (1, 1, 2)
h2_a = (7, 0, 4)
h3_a = (0, 12, 0)
y_a = 11

# %% wrong only-the-first-mask | the second is not
h1_a = (1, 0, 2)
h2_a = (5, 4, 3)
h3_a = (0, 9, 0)
y_a = 8

# %% wrong only_the_output: several-slips-lead-here | more than one mistake leads to this number
h1_a = None
h2_a = None
h3_a = None
y_a = 11

# %% wrong other-set-of-masks | the other set of masks
h1_a = (1, 1, 0)
h2_a = (3, 0, 2)
h3_a = (0, 6, 0)
y_a = 5

# %% wrong output_slip: none | is not right, though what comes before is
h1_a = (1, 0, 2)
h2_a = (0, 4, 3)
h3_a = (2, 0, 0)
y_a = 6

# %% wrong output_without_layers: earlier-steps-missing | without the layers before it
h1_a = None
h2_a = None
h3_a = None
y_a = 42

# %% wrong slip_in_h1: none | is not right in unit 3
h1_a = (1, 0, 3)
h2_a = (0, 6, 4)
h3_a = (1, 0, 0)
y_a = 1

# %% wrong slip_in_h1_and_on: right-for-a-wrong-step | right for what you have before it
h1_a = (1, 0, 3)
h2_a = (0, 6, 4)
h3_a = (1, 0, 0)
y_a = 1

# %% wrong slip_in_h2: none | is not right in unit 2, though what comes before is
h1_a = (1, 0, 2)
h2_a = (0, 3, 3)
h3_a = (4, 0, 0)
y_a = 7

# %% wrong slips_twice: built-on-a-wrong-step | built on numbers that are wrong already
h1_a = (1, 0, 3)
h2_a = (0, 9, 9)
h3_a = (1, 0, 0)
y_a = 1

# %% wrong sum_of_each_layer: leaves-out-dropped-units | a dropped unit keeps its place
h1_a = 3
h2_a = 7
h3_a = 2
y_a = 3

# %% wrong text: text-for-a-number | this is text
h1_a = "1 0 2"
h2_a = "0 4 3"
h3_a = "2 0 0"
y_a = 3

# %% wrong transposes-square-weights | used transposed
h1_a = (1, 0, 2)
h2_a = (0, 2, 6)
h3_a = (0, 0, 0)
y_a = -1

# %% wrong two_outputs: too-many-numbers | one number for each unit
h1_a = (1, 0, 2)
h2_a = (0, 4, 3)
h3_a = (2, 0, 0)
y_a = (3, 3)

# %% wrong searches_the_seals: complement-masks | h1_a
# no file of a student's holds a digest of a right number: a search finds the mistakes
from itertools import product

from dropout_lab.checks.sealed import seal
from dropout_lab.content import notebook2_seals as files

digests = {digest for rows in files.A[1].values() for row in rows for digest in row}


def search(name, size):
    return next((v for v in product(range(-9, 14), repeat=size) if seal(name, v) in digests), (0,) * size)


h1_a, h2_a, h3_a, (y_a,) = (search(name, size) for name, size in files.A[0].items())

# %% wrong dropped_unit_speaks: dropped-unit-speaks | unit 1 is dropped
h1_a = (1, 0, 2)
h2_a = (1, 4, 3)
h3_a = (2, 0, 0)
y_a = 3

# %% wrong negative_by_another_way: leaves-out-the-relu | a negative sum went through
h1_a = (1, 0, 2)
h2_a = (0, 4, 3)
h3_a = (2, -3, 0)
y_a = 0
