"""What goes wrong, by name: each misconception and the one sentence that mends it.

A check that recognises a wrong answer names its misconception; the sentence comes from here. Sentences continue
"... gave 1.4, not 5.6: " and so start in lower case and end with a full stop.
"""

SENTENCES: dict[str, str] = {
    # any exercise
    "changes-its-input": "it changed its input; work on a copy, so that the caller still has the original.",
    "returns-nothing": "it returned None; does your function end with a return?",
    "not-finite": "the result holds nan or inf, so something was divided by zero.",
    "wrong-shape": "the shape is wrong.",
    "transposed": "the shape is transposed: rows and columns are exchanged.",
    "not-two-values": "it should return two values, as in `return out, cache`.",
    "divides-by-zero": "it divides by zero here; treat this case before the division.",
    "truncates-integers": "the input holds integers, and so does your result, which cuts off the fraction; work in floats.",
    # coins
    "keeps-with-p": "you keep with probability p, but p is the probability of dropping.",
    "ignores-p": "this share has nothing to do with p, so p never enters your draw.",
    "nothing-dropped": "nothing was dropped; a training pass has to set entries to 0.",
    "everything-dropped": "everything was dropped, whatever the coins say.",
    "drops-twice": "two coins decide over each entry, so it has to be lucky twice; toss once.",
    "drops-at-rate-zero": "an entry fell at p = 0, where nothing may be dropped.",
    "keeps-at-rate-one": "something is left at p = 1, where everything is dropped: the result is all zeros.",
    "draws-from-a-normal": "the share fits a normal draw compared with p; a coin needs a uniform draw on [0, 1).",
    "already-rescaled": "a mask holds only 0 and 1; the division by 1 - p belongs to the layer, not to the coins.",
    "signs-for-coins": "a dropped entry is 0, not -1; a sign flip drops nothing.",
    "returns-the-draws": "these are the random numbers themselves; compare them with p to turn them into coins.",
    "one-coin-for-all": "the whole array shares one coin; draw one number per entry.",
    "one-coin-per-row": "each row shares one coin; the mask needs a draw for every entry of the full shape.",
    "one-coin-per-column": "each column shares one coin; the mask needs a draw for every entry of the full shape.",
    "coins-not-independent": "the entries are not independent; each needs a draw of its own, not a neighbour's used again.",
    "same-coins-every-call": "two calls in a row gave the same coins; do not seed or store anything inside the function.",
    "calls-not-independent": "the coins of one call can be told from those of another; draw all of them anew.",
    "ignores-rng": "the same generator state gave different coins; draw from the rng you were given and from nothing else.",
    "exact-quota": "the number kept hardly varies; coins are independent, an exact quota is not.",
    # notebook 1: states, means and variances
    "text-for-a-number": "this is text; return the number itself, and format it when you print.",
    "rounds-the-result": "this is the right number cut short; return all its digits, and round when you print.",
    "estimates-by-sampling": "close, but not exact; go through all 2^n states instead of drawing some of them.",
    "misses-states": "every mask counts, also the one that drops all and those with the same z: n coins make 2^n states.",
    "repeats-a-state": "each mask comes once; a list that is appended and changed afterwards changes in every row, so append a copy.",
    "wrong-number-of-coins": "a mask has one coin for each input, however many inputs there are.",
    "weights-by-drop": "you weigh with the drop probability; p is the chance of losing an input, 1 - p of keeping it.",
    "counts-states-equally": "every state counts the same here, whatever p is; weigh each state by its probability.",
    "forgets-the-dropped": "a dropped input has a probability too: multiply by p for each of them.",
    "forgets-the-kept": "a kept input has a probability too: multiply by 1 - p for each of them.",
    "adds-probabilities": "independent coins multiply their probabilities; you added them.",
    "z-already-weighted": "this z is multiplied by its probability already; list z itself, the weighing comes with the mean.",
    "mask-marks-the-dropped": "this mask has a 1 where an input is dropped; a kept input is 1, a dropped one 0.",
    "forgets-the-mask": "this is z with every input kept; multiply each term by its coin before you add.",
    "forgets-the-weights": "a term is w_i times x_i; one of the two is missing here.",
    "probability-and-z-exchanged": "the probability comes second and z third; yours are exchanged.",
    "rescales-survivors": "survivors are divided by 1 - p here; plain (vanilla) dropout leaves them as they are.",
    "forgets-to-drop": "this is z with nothing dropped; on average only the share 1 - p of it survives.",
    "one-factor-per-input": "(1 - p)^n is the chance that all n inputs survive; in the mean each term brings one factor 1 - p.",
    "divides-by-the-states": "you divided by the number of states as well; the probabilities add up to 1 already.",
    "averages-the-inputs": "z is the sum over the inputs; you took their mean.",
    "drops-the-sign": "a negative term counts with its sign; nothing here takes absolute values.",
    "clips-negatives": "z may be negative; nothing in this exercise clips it.",
    "only-two-inputs": "this uses the first two inputs alone; go through all of them.",
    "left-hand-side-is-the-mean": "this is z with nothing dropped; the left-hand side of every line is E[z], the mean over the four states.",
    "mixed-states-missing": "two of the four states keep exactly one input; their terms p(1 - p) are missing.",
    "mixed-states-twice": "each mixed state holds one term, so the two together make p(1 - p)(w1 x1 + w2 x2) once, not twice.",
    "one-mixed-state": "the two mixed states are two different ones; each keeps another input.",
    "empty-state-is-zero": "with both inputs dropped z is 0, so its term p^2 (0 + 0) adds nothing.",
    "factor-alone": "this is the factor alone; multiply it with w1 x1 + w2 x2.",
    "slip-of-sign": "a sign is wrong: (1 - p)^2 is 1 - 2p + p^2, and p(1 - p) is p - p^2.",
    "std-not-variance": "this is the standard deviation; the variance is its square.",
    "forgets-to-subtract": "this is the mean square E[z^2]; subtract the square of the mean.",
    "squares-the-sum": "you squared the sum, as if one coin ruled all inputs; with a coin each, square every term and then add.",
    "adds-without-squaring": "the terms were added without a square; a factor on a coin counts squared in the variance.",
    "forgets-a-factor": "a coin that is 1 with probability q has variance q(1 - q) = pq; one of the two factors is missing.",
    "ignores-inverted": "this is the vanilla variance; inverted=True divides z by 1 - p.",
    "inverted-by-default": "this is the variance with survivors divided by 1 - p; without inverted=True they stay as they are.",
    "scales-variance-once": "a factor 1/(1 - p) on z is a factor 1/(1 - p)^2 on its variance.",
    "multiplies-for-inverted": "inverted dropout divides by 1 - p, so its variance is larger than vanilla's, not smaller.",
    "ratio-upside-down": "p and 1 - p are exchanged in the ratio; without dropping (p = 0) nothing varies.",
    "relu-of-the-mean": "this is relu(E[z]); bend z in each state first and average afterwards.",
    "relu-before-the-sum": "you bent every term; ReLU acts on the sum z, where positive and negative terms have met.",
    "forgets-relu": "this is E[z]; the negative states should count as 0.",
    "absolute-for-relu": "you turned negative z into positive; ReLU makes it 0.",
    "bends-the-full-network": "this looks at the full sum alone; ReLU acts in each of the 2^n states, whatever the full sum is.",
    "conditions-on-firing": "you averaged over the states with z > 0 alone; the others count too, with 0.",
    "relu-never-bends": "with terms of one sign, or with p = 0 or 1, ReLU meets only one of its two straight pieces, and the gap is 0.",
    "gap-too-small": "the gap grows with the sizes of the terms and with the chance that z changes its sign.",
    "own-coins": "this is the variance with a coin for each input; one shared coin keeps or drops them all together.",
    "vanilla-variance": "this is vanilla's variance; inverted dropout divides the survivors by 1 - p.",
    "only-if-nothing-drops": "this is the chance that nothing is dropped; a sum can also come back by luck.",
    "true-on-average-alone": "the sum is unchanged on average; the question is how often it is unchanged in one draw.",
    "compares-floats-exactly": "states are missing whose sum is right up to its last bits; compare floats with a tolerance.",
    "tolerance-too-wide": "sums that only come near the old one are counted too; a tolerance like 1e-9 is enough.",
    "forgets-to-rescale": "the survivors should be divided by 1 - p before the sums are compared.",
    "counts-survivors": "you counted survivors; which inputs survive decides the sum, not only how many.",
    # notebook 3: the layer
    "mask-depends-on-x": "which entries fall depends on their values; the coin must not look at x.",
    "applies-relu": "every negative entry became 0; that is ReLU's work, dropout drops whatever the sign.",
    "noise-not-coins": "no entry is 0 and none keeps its size; that is noise, but dropout multiplies by a coin.",
    "returns-the-mask": "these are the coins themselves; multiply x by them.",
    "not-rescaled": "survivors stay as they are here; divide the survivors by 1 - p.",
    "scales-down": "survivors have to grow, to make up for those that fell; divide by 1 - p instead of multiplying.",
    "scaled-twice": "survivors are divided by 1 - p twice; once is enough.",
    "divides-by-p": "you divide by p; divide by the probability of keeping, 1 - p.",
    "square-root-scale": "a square root keeps the size of the squares; the mean needs 1 / (1 - p) itself.",
    "divides-by-realised-share": "divide by the probability of keeping, not by the share that happened to survive.",
    "keeps-the-sum": "you forced the sum to stay; dropout leaves no single sum unchanged, only its expectation.",
    "rescales-in-training": "that is the inverted rule; vanilla dropout leaves survivors alone and rescales at test time.",
    "test-does-not-scale": "nothing is rescaled; vanilla dropout makes up for the coins here, at test time, by 1 - p.",
    "scales-by-rate": "p is the share that is dropped; the share that is kept on average is 1 - p.",
    "divides-at-test": "you divide at test time, which makes the output larger than the plain network's.",
    "root-at-test": "a square root belongs to standard deviations; means scale by 1 - p itself.",
    "scaled-twice-at-test": "the factor 1 - p stands here twice; once is enough.",
    "random-at-test": "entries are missing, so the coins are still tossed; they are switched off at test time.",
    "scales-at-test": "the factor is already in the training pass, so at test time the input passes through unchanged.",
    # notebook 3: words
    "vanilla-at-eval": "that is vanilla's rule; PyTorch and Keras rescale in training and change nothing at test time.",
    "divides-by-the-dropped": "a 1 falls with probability p in this claim, so p is the share that survives; divide by it.",
    "drop-taken-for-keep": "this one already names the probability of dropping.",
    "keep-taken-for-drop": "this one names the probability of keeping; dropping is the rest.",
    "quota-in-each-pass": "the share that falls is random in each pass; 0.2 is its expectation, not a quota.",
    "one-mask-per-epoch": "a mask lives for one forward pass; the next pass tosses again.",
    "prunes-weights": "nothing is removed for good; a unit that falls now is back as soon as its coin says so.",
    "rate-at-inference": "p is the share that was dropped; no rule multiplies by it.",
    "vanilla-at-inference": "that is vanilla dropout; these frameworks divide by 1 - p in training instead.",
    "coins-at-inference": "coins at inference make predictions random; they are switched off (but see MC dropout).",
    "sum-stays": "no single sum stays; the survivors of one pass rarely add up to the old sum.",
    "variance-stays": "the factor enlarges the variance, by 1/(1 - p)^2 over vanilla's.",
    "mean-after-relu-stays": "the mean of relu(z) is not relu of the mean of z, so nonlinearities break it.",
    "same-code-path": "the two passes differ: one tosses coins and divides, the other does neither.",
    "scaling-costs-speed": "fold 1 - p into the next weights once, and vanilla's test pass costs nothing.",
    "more-p-drops-less": "that depends on the name alone: where p keeps, more p drops less, in either form.",
}

#: Choices of a quiz that are right, and why.
RIGHT: dict[str, str] = {
    # notebook 3
    "a-fresh-coin-each": "a coin for each unit, each example and each pass.",
    "identity-at-inference": "the factor was paid in training, so the plain network is left.",
    "expectation-stays": "the chance 1 - p of surviving and the factor cancel, for each unit by itself.",
    "plain-network-deployed": "whoever runs the network needs its weights and nothing else.",
}


def sentence(slug: str) -> str:
    """The sentence of a misconception.

    Raises:
        KeyError: if no misconception has this name (a test names one that was never written down).
    """
    try:
        return SENTENCES[slug]
    except KeyError:
        raise KeyError(f"no misconception is called {slug!r}: add its sentence to dropout_lab/misconceptions.py") from None
