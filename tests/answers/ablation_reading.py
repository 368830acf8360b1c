# %% right array
error_ratio = np.divide([34.3], [6.5])

# %% right coarse
error_ratio = 34 / 7

# %% right from_recorded
error_ratio = recorded[replaced]["no dropout"][2] / recorded[replaced]["p = 1/2"][2]

# %% right generous
error_ratio = 35 / 6.3

# %% right read_off
error_ratio = 34 / 6.5

# %% right rounded
error_ratio = 5.3

# %% wrong at_a_half: reads-another-share | another share
error_ratio = 58 / 14

# %% wrong at_a_tenth: reads-another-share | another share
error_ratio = 20 / 5

# %% wrong at_three_quarters: reads-another-share | another share
error_ratio = 78.4 / 47.2

# %% wrong at_zero: reads-another-share | another share
error_ratio = 12.1 / 4.5

# %% wrong difference: difference-for-ratio | divide
error_ratio = 34 - 6.5

# %% wrong difference_as_share: ratio-the-other-way | larger error goes on top
error_ratio = 0.343 - 0.065

# %% wrong dropout_at_a_tenth: none | too far off
error_ratio = 34.3 / 5.1

# %% wrong guessed: none | too far off
error_ratio = 10

# %% wrong inf: not-finite | nan or inf
error_ratio = float('inf')

# %% wrong itself: ratio-of-one-network | itself
error_ratio = 34.3 / 12.1

# %% wrong other_panel: reads-the-other-panel | labels
error_ratio = 10.5 / 4.2

# %% wrong other_panel_at_a_half: reads-another-share | another share
error_ratio = 30.8 / 7.6

# %% wrong percent: none | too far off
error_ratio = 100 * 34.3 / 6.5

# %% wrong right_answers: ratio-of-the-right | compare the errors
error_ratio = (100 - 6.5) / (100 - 34.3)

# %% wrong right_answers_upside_down: ratio-the-other-way | larger error goes on top
error_ratio = (100 - 34.3) / (100 - 6.5)

# %% wrong text: text-for-a-number | text
error_ratio = "5.3"

# %% wrong two_numbers: none | one number
error_ratio = (34.3, 6.5)

# %% wrong upside_down: ratio-the-other-way | larger error goes on top
error_ratio = 6.5 / 34.3
