# %% right array
import numpy as np

leaky = "before"
leaked = np.array([2])

# %% right bias_itself
leaky = "before"
leaked = max(0, bs[1][0])

# %% right capitals
leaky = "Before"
leaked = 2

# %% right computed
mask, h1 = np.array([0, 1, 1]), np.array([1, 0, 2])
h2 = np.maximum(mask * (Ws[1] @ h1) + bs[1], 0)
leaky, leaked = "before", h2[0]

# %% right float
leaky = "before"
leaked = 2.0

# %% right fraction
from fractions import Fraction

leaky = "before"
leaked = Fraction(2)

# %% right masks_of_the_notebook
h1 = np.maximum(Ws[0] @ x + bs[0], 0) * masks_a[1]
h2 = np.maximum(masks_a[2] * (Ws[1] @ h1) + bs[1], 0)
leaky = "before"
leaked = float(h2[masks_a[2] == 0][0])

# %% right plain
leaky = "before"
leaked = 2

# %% right spaces
leaky = " before "
leaked = [2]

# %% wrong a_letter: none | should be 'before' or 'after'
leaky = "a"
leaked = 2

# %% wrong absolute_sum: none | is not right yet
leaky = "before"
leaked = 6

# %% wrong after: the-code-without-the-leak | a dropped unit says exactly 0
leaky = "after"
leaked = 2

# %% wrong after_scaled: the-code-without-the-leak | its bias is scaled is another bug
leaky = "after"
leaked = 4

# %% wrong both_codes: none | should be 'before' or 'after'
leaky = "both"
leaked = 2

# %% wrong both_negative: leak-before-relu | clipped to 0
leaky = "before"
leaked = -4

# %% wrong change_of_the_output: leak-as-change-of-the-output | to the prediction
leaky = "before"
leaked = -1

# %% wrong full_unit: leak-of-the-whole-unit | if it were kept
leaky = "before"
leaked = 7

# %% wrong negative_bias: leak-before-relu | clipped to 0
leaky = "before"
leaked = -2

# %% wrong nothing: finds-no-leak | whose bias is positive
leaky = "before"
leaked = 0

# %% wrong number_for_word: none | should be 'before' or 'after'
leaky = 1
leaked = 2

# %% wrong scaled: leak-scaled | comes through as it is
leaky = "before"
leaked = 4

# %% wrong size_of_the_change: leak-as-change-of-the-output | to the prediction
leaky = "before"
leaked = 1

# %% wrong sum_of_the_biases: leak-before-relu | clipped to 0
leaky = "before"
leaked = -2 + 2 - 2

# %% wrong text: text-for-a-number | this is text
leaky = "before"
leaked = "2"

# %% wrong two_leaks: none | should give one number
leaky = "before"
leaked = (0, 2, 0)

# %% wrong whole_unit: leak-of-the-whole-unit | if it were kept
leaky = "before"
leaked = 5

# %% wrong searches_the_seals: leak-before-relu | leaked
from dropout_lab.checks.sealed import seal
from dropout_lab.content import notebook2_seals as files

digests = {digest for row in files.LEAKED.values() for digest in row}
leaky = "before"
leaked = next((v for v in range(-9, 14) if seal("leaked", v) in digests), 0)
