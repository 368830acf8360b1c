# %% right assigned
answers = {}
answers[1] = "b"
answers[2] = "c"
answers[3] = "a"
answers[4] = "d"

# %% right brackets_and_text_keys
answers = {"1": "(b)", "2": "(c)", "3": "(a)", "4": "(d)"}

# %% right built_up
answers = {}
answers[4] = "d"
answers[2] = "c "
answers[1] = "b"
answers[3] = "a)"

# %% right capitals
answers = {1: "B", 2: "C", 3: "A", 4: "D"}

# %% right from_a_string
answers = dict(enumerate("bcad", start=1))

# %% right letters
answers = {1: "b", 2: "c", 3: "a", 4: "d"}

# %% right letters_in_brackets
answers = {1: "(b)", 2: "(c)", 3: "(a)", 4: "(d)"}

# %% right np_scalars
answers = {k: v for k, v in zip(np.arange(1, 5), np.array(list("bcad")))}

# %% wrong a_string: none | should be a dictionary
answers = "bcad"

# %% wrong by_the_rate: rate-at-inference | no rule multiplies by it
answers = {1: "b", 2: "a", 3: "a", 4: "d"}

# %% wrong more_is_less: more-p-drops-less | where p keeps
answers = {1: "b", 2: "c", 3: "a", 4: "c"}

# %% wrong no_such_choice: none | not one of the choices
answers = {1: "e", 2: "c", 3: "a", 4: "d"}

# %% wrong one_missing: none | question 4 is not answered yet
answers = {1: "b", 2: "c", 3: "a"}

# %% wrong per_epoch: one-mask-per-epoch | the next pass tosses again
answers = {1: "c", 2: "c", 3: "a", 4: "d"}

# %% wrong prunes: prunes-weights | nothing is removed for good
answers = {1: "d", 2: "c", 3: "a", 4: "d"}

# %% wrong quota: quota-in-each-pass | 0.2 is its expectation
answers = {1: "a", 2: "c", 3: "a", 4: "d"}

# %% wrong same_path: same-code-path | the two passes differ
answers = {1: "b", 2: "c", 3: "a", 4: "a"}

# %% wrong speed: scaling-costs-speed | costs nothing
answers = {1: "b", 2: "c", 3: "a", 4: "b"}

# %% wrong sum: sum-stays | a single pass seldom stays
answers = {1: "b", 2: "c", 3: "b", 4: "d"}

# %% wrong through_relu: mean-after-relu-stays | nonlinearities break it
answers = {1: "b", 2: "c", 3: "d", 4: "d"}

# %% wrong tosses_on: coins-at-inference | they are switched off
answers = {1: "b", 2: "d", 3: "a", 4: "d"}

# %% wrong vanilla: vanilla-at-inference | that is vanilla dropout
answers = {1: "b", 2: "b", 3: "a", 4: "d"}

# %% wrong variance: variance-stays | enlarges the variance
answers = {1: "b", 2: "c", 3: "c", 4: "d"}

# %% wrong searches_the_seals: variance-stays | question 3
from dropout_lab.checks import seal
from dropout_lab.content import quiz

digests = {digest for digest, _ in quiz.COURSE.values()}
answers = {n: next((c for c in "abcd" if seal(n, c) in digests), "a") for n in (1, 2, 3, 4)}
