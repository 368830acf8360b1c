# %% right array
import numpy as np
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "before"
leaked = np.array([max(dropped)])

# %% right bias_itself
leaky = "before"
leaked = max(0, *(b[m == 0][0] for b, m in zip(bs, masks_a[1:])))

# %% right capitals
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "Before"
leaked = int(max(dropped))

# %% right computed
h, outputs = x, []
for W, b, mask in zip(Ws, bs, masks_a[1:]):
    outputs += [*np.maximum(mask * (W @ h) + b, 0)[mask == 0]]
    h = np.maximum(W @ h + b, 0) * mask
leaky, leaked = "before", max(outputs)

# %% right float
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "before"
leaked = float(max(dropped))

# %% right fraction
from fractions import Fraction
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "before"
leaked = Fraction(int(max(dropped)))

# %% right masks_of_the_notebook
h = x
for W, b, mask in zip(Ws, bs, masks_a[1:]):
    h = np.maximum(mask * (W @ h) + b, 0)
    if h[mask == 0][0] > 0:
        leaked = float(h[mask == 0][0])
leaky = "before"

# %% right plain
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "before"
leaked = int(max(dropped))

# %% right spaces
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = ' before '
leaked = [int(max(dropped))]

# %% wrong a_letter: none | should be 'before' or 'after'
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "a"
leaked = int(max(dropped))

# %% wrong absolute_sum: none | is not right yet
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "before"
leaked = 10 + sum(abs(b) for b in dropped)

# %% wrong after: the-code-without-the-leak | a dropped unit says exactly 0
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "after"
leaked = int(max(dropped))

# %% wrong after_scaled: the-code-without-the-leak | its bias is scaled is another bug
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "after"
leaked = 2 * int(max(dropped))

# %% wrong both_codes: none | should be 'before' or 'after'
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "both"
leaked = int(max(dropped))

# %% wrong both_negative: leak-before-relu | clipped to 0
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "before"
leaked = sum(b for b in dropped if b < 0)

# %% wrong change_of_the_output: leak-as-change-of-the-output | to the prediction
right = mixed = x
for W, b, mask in zip(Ws, bs, masks_a[1:]):
    right = np.maximum(W @ right + b, 0) * mask
    mixed = np.maximum(mask * (W @ mixed) + b, 0)
leaky = "before"
leaked = (Ws[3] @ mixed - Ws[3] @ right)[0]

# %% wrong full_unit: leak-of-the-whole-unit | if it were kept
h, units = x, []
for W, b, mask in zip(Ws, bs, masks_a[1:]):
    h = np.maximum(W @ h + b, 0)
    units += [*zip(b[mask == 0], h[mask == 0])]
leaky = "before"
leaked = max(units)[1]

# %% wrong negative_bias: leak-before-relu | clipped to 0
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "before"
leaked = min(dropped)

# %% wrong nothing: finds-no-leak | whose bias is positive
leaky = "before"
leaked = 0

# %% wrong number_for_word: none | should be 'before' or 'after'
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = 1
leaked = int(max(dropped))

# %% wrong scaled: leak-scaled | comes through as it is
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "before"
leaked = 2 * max(dropped)

# %% wrong size_of_the_change: leak-as-change-of-the-output | to the prediction
right = mixed = x
for W, b, mask in zip(Ws, bs, masks_a[1:]):
    right = np.maximum(W @ right + b, 0) * mask
    mixed = np.maximum(mask * (W @ mixed) + b, 0)
leaky = "before"
leaked = abs(Ws[3] @ mixed - Ws[3] @ right)[0]

# %% wrong sum_of_the_biases: leak-before-relu | clipped to 0
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "before"
leaked = sum(dropped)

# %% wrong text: text-for-a-number | this is text
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "before"
leaked = str(max(dropped))

# %% wrong two_leaks: none | should give one number
dropped = [b[m == 0][0] for b, m in zip(bs, masks_a[1:])]
leaky = "before"
leaked = (0, int(max(dropped)), 0)

# %% wrong whole_unit: leak-of-the-whole-unit | if it were kept
h, units = x, []
for W, b, mask in zip(Ws, bs, masks_a[1:]):
    kept = np.maximum(W @ h + b, 0)
    units += [*zip(b[mask == 0], kept[mask == 0])]
    h = kept * mask
leaky = "before"
leaked = max(units)[1]

# %% wrong searches_the_seals: leak-before-relu | leaked
from dropout_lab.checks.sealed import seal

digests = {digest for row in known_leak.values() for digest in row}
leaky = "before"
leaked = next((v for v in range(-9, 14) if seal("leaked", v) in digests), 0)
