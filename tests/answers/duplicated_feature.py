# %% right array
preferred = np.array([1.0, 1.0])
preferred_loss = np.float64(12.5)

# %% right computed
preferred = min([(2, 0), (1, 1), (3, -1)], key=lambda w: w[0] ** 2 + w[1] ** 2)
preferred_loss = 0.2 / 0.8 * 25 * 2

# %% right enumerated
x = np.array([1.0, 2.0, 2.0, 4.0])


def expected(w):
    total = 0
    for row in x:
        for m1, m2 in product((0, 1), repeat=2):
            chance = (0.8 if m1 else 0.2) * (0.8 if m2 else 0.2)
            total += chance * (2 * row - (m1 * w[0] + m2 * w[1]) * row / 0.8) ** 2
    return total


preferred = min([(2, 0), (1, 1), (3, -1)], key=expected)
preferred_loss = expected(preferred)

# %% right fraction
preferred = (1.0, 1.0)
preferred_loss = __import__("fractions").Fraction(25, 2)

# %% right list
preferred = [1, 1]
preferred_loss = 25 / 2

# %% right tuple
preferred = (1, 1)
preferred_loss = 12.5

# %% wrong a_number: none-of-the-three | three
preferred = 2
preferred_loss = 12.5

# %% wrong a_word: none-of-the-three | three
preferred = "(1, 1)"
preferred_loss = 12.5

# %% wrong all_on_one: another-has-less | work out all three
preferred = (2, 0)
preferred_loss = 25

# %% wrong square_of_the_sum: loss-of-another-weighting | a sum that was squared
preferred = (1, 1)
preferred_loss = 25.0

# %% wrong all_on_one_with_the_best_loss: penalty-counts-squares | squares
preferred = (2, 0)
preferred_loss = 12.5

# %% wrong exchanged_order: penalty-counts-squares | squares
preferred = (-1, 3)
preferred_loss = 62.5

# %% wrong forgets-the-norm | column
preferred = (1, 1)
preferred_loss = 0.5

# %% wrong loss_missing: none | not attempted
preferred = (1, 1)
preferred_loss = None

# %% wrong loss_of_all_on_one: loss-of-another-weighting | another weighting
preferred = (1, 1)
preferred_loss = 25

# %% wrong loss_of_the_minus: loss-of-another-weighting | another weighting
preferred = (1, 1)
preferred_loss = 62.5

# %% wrong mean: mean-for-sum | sum
preferred = (1, 1)
preferred_loss = 3.125

# %% wrong no_penalty: forgets-the-penalty | plain
preferred = (1, 1)
preferred_loss = 0

# %% wrong none-of-the-three | three
preferred = (0.5, 1.5)
preferred_loss = 15.625

# %% wrong norm_not_squared: norm-of-the-column | square
preferred = (1, 1)
preferred_loss = 2.5

# %% wrong one_copy_or_half: one-copy-alone | copies
preferred = (1, 1)
preferred_loss = 6.25

# %% wrong p_for_the_ratio: rate-for-the-ratio | p/(1 - p)
preferred = (1, 1)
preferred_loss = 10

# %% wrong p_half: another-rate | 0.2
preferred = (1, 1)
preferred_loss = 50

# %% wrong pq_for_the_ratio: rate-for-the-ratio | p/(1 - p)
preferred = (1, 1)
preferred_loss = 8

# %% wrong ratio-upside-down | exchanged
preferred = (1, 1)
preferred_loss = 200

# %% wrong root: root-of-the-loss | root
preferred = (1, 1)
preferred_loss = 3.5355339059327378

# %% wrong sum_of_x: norm-of-the-column | square
preferred = (1, 1)
preferred_loss = 4.5

# %% wrong text: text-for-a-number | text
preferred = (1, 1)
preferred_loss = "12.5"

# %% wrong the_minimiser: none-of-the-three | three
preferred = (0.8888888888888888, 0.8888888888888888)
preferred_loss = 11.11111

# %% wrong vanilla: vanilla-loss | survivors are divided
preferred = (1, 1)
preferred_loss = 12

# %% wrong with_a_minus: another-has-less | work out all three
preferred = (3, -1)
preferred_loss = 62.5

# %% wrong keep_for_the_ratio: rate-for-the-ratio | p/(1 - p)
preferred, preferred_loss = (1, 1), 0.8 * 25 * 2

# %% wrong p_over_q_squared: rate-for-the-ratio | p/(1 - p)
preferred, preferred_loss = (1, 1), 0.2 / 0.64 * 25 * 2

# %% wrong square_of_the_sum_of_x: norm-of-the-column | square
preferred, preferred_loss = (1, 1), 0.25 * 81 * 2
