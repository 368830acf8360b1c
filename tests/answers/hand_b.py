# %% right arrays
import numpy as np

h1_b = np.array([1, 1, 0])
h2_b = np.array([3, 0, 2])
h3_b = np.array([0, 6, 0])
y_b = np.array([5])

# %% right columns
import numpy as np

h1_b = np.array([[1], [1], [0]])
h2_b = np.array([[3], [0], [2]])
h3_b = np.array([[0], [6], [0]])
y_b = np.array([[5]])

# %% right computed
import numpy as np

W1, b1 = np.array([[3, -1], [1, 2], [-1, 2]]), np.array([-1, -2, 1])
W2, b2 = np.array([[-1, 2, 2], [2, 1, 2], [-1, 1, 1]]), np.array([2, -2, 2])
W3, b3 = np.array([[-1, -2, 3], [2, 0, -1], [-2, -1, 3]]), np.array([1, 2, -2])
W4, b4 = np.array([[2, 1, -2]]), np.array([-1])
h1_b = np.maximum(W1 @ [1, 1] + b1, 0) * [1, 1, 0]
h2_b = np.maximum(W2 @ h1_b + b2, 0) * [1, 0, 1]
h3_b = np.maximum(W3 @ h2_b + b3, 0) * [0, 1, 1]
y_b = (W4 @ h3_b + b4)[0]

# %% right floats
h1_b = [1.0, 1.0, 0.0]
h2_b = [3.0, 0.0, 2.0]
h3_b = [0.0, 6.0, 0.0]
y_b = 5.0

# %% right fractions
from fractions import Fraction

h1_b = [Fraction(1), Fraction(1), Fraction(0)]
h2_b = [Fraction(3), Fraction(0), Fraction(2)]
h3_b = [Fraction(0), Fraction(6), Fraction(0)]
y_b = Fraction(10, 2)

# %% right given_names
h1_b = np.maximum(0, Ws[0] @ x + bs[0]) * np.array([1, 1, 0], dtype=bool)
h2_b = np.maximum(0, Ws[1] @ h1_b + bs[1]) * np.array([1, 0, 1], dtype=bool)
h3_b = np.maximum(0, Ws[2] @ h2_b + bs[2]) * np.array([0, 1, 1], dtype=bool)
y_b = Ws[3] @ h3_b + bs[3]

# %% right lists
h1_b = [1, 1, 0]
h2_b = [3, 0, 2]
h3_b = [0, 6, 0]
y_b = 5

# %% right negative_zero
h1_b = [1, 1, -0.0]
h2_b = [3, -0.0, 2]
h3_b = [-0.0, 6, -0.0]
y_b = 5

# %% right tuples
h1_b = (1, 1, 0)
h2_b = (3, 0, 2)
h3_b = (0, 6, 0)
y_b = 5

# %% wrong absolute-values | into a positive one
h1_b = (1, 1, 0)
h2_b = (3, 0, 2)
h3_b = (0, 6, 2)
y_b = 1

# %% wrong bias-after-mask | the bias belongs inside the ReLU
h1_b = (1, 1, 1)
h2_b = (5, -2, 3)
h3_b = (1, 9, -1)
y_b = 12

# %% wrong complement-masks | a 1 keeps a unit
h1_b = (0, 0, 2)
h2_b = (0, 2, 0)
h3_b = (0, 0, 0)
y_b = -1

# %% wrong divides_by_two_thirds: rescales-the-given-masks | the survivors were rescaled
h1_b = (1.5, 1.5, 0)
h2_b = (5.25, 0, 3)
h3_b = (0, 14.25, 0)
y_b = 13.25

# %% wrong doubles_the_survivors: rescales-the-given-masks | the survivors were rescaled
h1_b = (2, 2, 0)
h2_b = (8, 0, 4)
h3_b = (0, 28, 0)
y_b = 27

# %% wrong dropped_units_left_out: leaves-out-dropped-units | a dropped unit keeps its place
h1_b = (1, 1)
h2_b = (3, 2)
h3_b = (6, 0)
y_b = 5

# %% wrong first-hidden-unmasked | the first hidden layer with all its units
h1_b = (1, 1, 2)
h2_b = (7, 0, 4)
h3_b = (0, 12, 0)
y_b = 11

# %% wrong follows_a_slip: right-for-a-wrong-step | right for what you have before it
h1_b = (1, 2, 0)
h2_b = (5, 0, 3)
h3_b = (0, 9, 0)
y_b = 8

# %% wrong forgets-the-output-bias | the output has a bias too
h1_b = (1, 1, 0)
h2_b = (3, 0, 2)
h3_b = (0, 6, 0)
y_b = 6

# %% wrong ignores-the-masks | this is the full network
h1_b = (1, 1, 2)
h2_b = (7, 5, 4)
h3_b = (0, 12, 0)
y_b = 11

# %% wrong last-hidden-unmasked | the last hidden layer with all its units
h1_b = (1, 1, 0)
h2_b = (3, 0, 2)
h3_b = (4, 6, 0)
y_b = 13

# %% wrong leaves-out-the-biases | the biases are missing
h1_b = (2, 3, 0)
h2_b = (4, 0, 1)
h3_b = (0, 7, 0)
y_b = 7

# %% wrong leaves_out_the_hidden_biases: leaves-out-the-biases | the biases are missing
h1_b = (2, 3, 0)
h2_b = (4, 0, 1)
h3_b = (0, 7, 0)
y_b = 6

# %% wrong leaves_out_the_biases_of_layer_2: leaves-out-the-biases | the biases are missing
h1_b = (1, 1, 0)
h2_b = (1, 0, 0)
h3_b = (0, 4, 0)
y_b = 3

# %% wrong leaves-out-the-relu | a negative sum went through
h1_b = (1, 1, 0)
h2_b = (3, 0, 2)
h3_b = (0, 6, -2)
y_b = 9

# %% wrong mask-before-bias | a dropped unit still says its bias
h1_b = (1, 1, 1)
h2_b = (5, 0, 3)
h3_b = (1, 9, 0)
y_b = 10

# %% wrong masks-misread | from the other end
h1_b = (0, 1, 2)
h2_b = (8, 0, 5)
h3_b = (8, 13, 0)
y_b = 28

# %% wrong masks-off-by-one | one layer off
h1_b = (1, 0, 2)
h2_b = (0, 4, 3)
h3_b = (2, 0, 3)
y_b = -3

# %% wrong masks_one_too_late: masks-off-by-one | one layer off
h1_b = (1, 1, 2)
h2_b = (7, 5, 0)
h3_b = (0, 0, 0)
y_b = -1

# %% wrong only-the-first-mask | the second is not
h1_b = (1, 1, 0)
h2_b = (3, 1, 2)
h3_b = (2, 6, 0)
y_b = 9

# %% wrong other-set-of-masks | the other set of masks
h1_b = (1, 0, 2)
h2_b = (0, 4, 3)
h3_b = (2, 0, 0)
y_b = 3

# %% wrong second_hidden_unmasked: only-the-first-mask | the second is not
h1_b = (1, 1, 0)
h2_b = (3, 1, 2)
h3_b = (0, 6, 0)
y_b = 5

# %% wrong slip_in_h1: none | is not right in unit 2
h1_b = (1, 2, 0)
h2_b = (5, 0, 3)
h3_b = (0, 9, 0)
y_b = 8

# %% wrong slip_in_h2: none | is not right in unit 1, though what comes before is
h1_b = (1, 1, 0)
h2_b = (2, 0, 2)
h3_b = (0, 4, 0)
y_b = 3

# %% wrong slip_in_y_alone: none | is not right, though what comes before is
h1_b = (1, 1, 0)
h2_b = (3, 0, 2)
h3_b = (0, 6, 0)
y_b = 8

# %% wrong text: text-for-a-number | this is text
h1_b = "1 1 0"
h2_b = "3 0 2"
h3_b = "0 6 0"
y_b = 5

# %% wrong transposes-square-weights | used transposed
h1_b = (1, 1, 0)
h2_b = (3, 0, 6)
h3_b = (0, 0, 25)
y_b = -51

# %% wrong dropped_unit_speaks: dropped-unit-speaks | unit 2 is dropped
h1_b = (1, 1, 0)
h2_b = (3, 2, 2)
h3_b = (0, 6, 0)
y_b = 5
