# %% right as_asked
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% right built_up
lines = [2, 2, 2, 5, 5, 4, 3, 3, 3, 3, 2, 4]
answers = dict(enumerate(zip(lines, "cadbcdacbadb"), start=1))

# %% right lists_and_capitals
answers = {
    1: [2, "(C)"],
    2: [2, "(A)"],
    3: [2, "(D)"],
    4: [5, "(B)"],
    5: [5, "(C)"],
    6: [4, "(D)"],
    7: [3, "(A)"],
    8: [3, "(C)"],
    9: [3, "(B)"],
    10: [3, "(A)"],
    11: [2, "(D)"],
    12: [4, "(B)"],
}

# %% right numpy_numbers
import numpy as np

lines = np.array([2, 2, 2, 5, 5, 4, 3, 3, 3, 3, 2, 4])
answers = {}
for number, letter in enumerate("cadbcdacbadb", start=1):
    answers[number] = (lines[number - 1], letter)

# %% right text_everywhere
answers = {
    "1": ("2", "c"),
    "2": ("2", "a"),
    "3": ("2", "d"),
    "4": ("5", "b"),
    "5": ("5", "c"),
    "6": ("4", "d"),
    "7": ("3", "a"),
    "8": ("3", "c"),
    "9": ("3", "b"),
    "10": ("3", "a"),
    "11": ("2", "d"),
    "12": ("4", "b"),
}

# %% wrong a_list: none | should be a dictionary
answers = [(2, "c"), (2, "a")]

# %% wrong absolute_normal: repairs-nothing | 38 of 100
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "a"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong accuses_a_header: accuses-the-frame | exhibit 1, line 1
answers = {
    1: (1, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong accuses_the_loop: accuses-the-frame | exhibit 12, line 3
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (3, "b"),
}

# %% wrong accuses_the_rand: accuses-another-line | exhibit 1, line 3
answers = {
    1: (3, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong adds_the_noise: repairs-nothing | not the spread of the passes
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "d"),
}

# %% wrong batch_norm_too: repairs-nothing | batch norm would change
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "c"),
}

# %% wrong blames_the_broadcast: accuses-another-line | exhibit 9, line 4
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (4, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong blames_the_guess: accuses-another-line | exhibit 11, line 3
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (3, "d"),
    12: (4, "b"),
}

# %% wrong blames_the_product: accuses-another-line | exhibit 6, line 3
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (3, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong blames_the_training: accuses-another-line | exhibit 4, line 2
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (2, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong copies_of_a_map: repairs-nothing | still one map
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "d"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong copies_too_late: accuses-another-line | exhibit 8, line 4
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (4, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong divides_at_test: repairs-nothing | the test pass cannot grow
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "c"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong examples_share: repairs-nothing | the examples share
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "c"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong fixed_noise: repairs-nothing | still noise
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "a"),
    12: (4, "b"),
}

# %% wrong flips_the_comparison: accuses-another-line | exhibit 2, line 3
answers = {
    1: (2, "c"),
    2: (3, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong fresh_mask: repairs-nothing | other coins
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "c"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong half_for_ever: repairs-nothing | now at no other
answers = {
    1: (2, "c"),
    2: (2, "c"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong inverse_of_p: repairs-nothing | no probability is larger than 1
answers = {
    1: (2, "c"),
    2: (2, "b"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong letter_first: none | the line number comes first
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: ("d", 2),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong line_alone: none | write (line number, repair letter)
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: 2,
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong makes_it_vanilla: accuses-another-line | exhibit 5, line 4
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (4, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong mask_alone: repairs-nothing | the factor is gone
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "b"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong mask_without_a_mask: repairs-nothing | prediction draws no mask
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "d"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong more_passes: repairs-nothing | however many there are
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "a"),
}

# %% wrong no_factor: repairs-nothing | nothing makes up for what fell
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "c"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong no_gradients: repairs-nothing | coins are not
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "c"),
    12: (4, "b"),
}

# %% wrong no_such_letter: none | this is not one of the choices
answers = {
    1: (2, "c"),
    2: (2, "e"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong no_such_line: none | has lines 1 to 4, and no line 9
answers = {
    1: (2, "c"),
    2: (9, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong once_an_epoch: repairs-nothing | fewer coins still
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "d"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong one_mask_for_ever: repairs-nothing | on purpose
answers = {
    1: (2, "b"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong one_missing: none | exhibit 12 is not answered yet
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
}

# %% wrong other_seed: repairs-nothing | a mask each that never changes
answers = {
    1: (2, "a"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong pays_back_twice: repairs-nothing | no refund
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "a"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong seed_by_size: repairs-nothing | whenever the shape is
answers = {
    1: (2, "d"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong small_ones_fall: repairs-nothing | must not look at what it decides over
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "c"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong subtracts_the_bias: repairs-nothing | not b
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "b"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong test_unchanged: repairs-nothing | what it was trained on
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "d"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong tests_at_a_half: repairs-nothing | one rate at which the test cannot see it
answers = {
    1: (2, "c"),
    2: (2, "d"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong times_p: repairs-nothing | p is the share that fell
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "a"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong whole_channels: repairs-nothing | whole channels
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "a"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong whole_examples: repairs-nothing | whole examples would fall
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "b"),
    11: (2, "d"),
    12: (4, "b"),
}

# %% wrong writes_in_place: repairs-nothing | writes into the caller
answers = {
    1: (2, "c"),
    2: (2, "a"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "a"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}
