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
    "refuses-nothing": "an argument that makes no sense has to be refused, with a sentence that says why.",
    "raises-another-error": "callers rely on the kind of the error that is promised.",
    "divides-by-zero": "it divides by zero here; treat this case before the division.",
    "truncates-integers": "the input holds integers, and so does your result, which cuts off the fraction; work in floats.",
    # coins
    "keeps-with-p": "you keep with probability p, but p is the probability of dropping.",
    "ignores-p": "this has nothing to do with p, so p never enters your draw.",
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
    "misses-states": (
        "every mask counts, also the one that drops all and those with the same z: n coins make 2^n states."
    ),
    "repeats-a-state": (
        "each mask comes once; a list that is appended and changed afterwards changes in every row, so append a "
        "copy."
    ),
    "wrong-number-of-coins": "a mask has one coin for each input, however many inputs there are.",
    "weights-by-drop": "you weigh with the drop probability; p is the chance of losing an input, 1 - p of keeping it.",
    "counts-states-equally": "every state counts the same here, whatever p is; weigh each state by its probability.",
    "forgets-the-dropped": "a dropped input has a probability too: multiply by p for each of them.",
    "forgets-the-kept": "a kept input has a probability too: multiply by 1 - p for each of them.",
    "adds-probabilities": "independent coins multiply their probabilities; you added them.",
    "z-already-weighted": (
        "this z is multiplied by its probability already; list z itself, the weighing comes with the mean."
    ),
    "mask-marks-the-dropped": "this mask has a 1 where an input is dropped; a kept input is 1, a dropped one 0.",
    "forgets-the-mask": "this is z with every input kept; multiply each term by its coin before you add.",
    "forgets-the-weights": "a term is w_i times x_i; one of the two is missing here.",
    "probability-and-z-exchanged": "the probability comes second and z third; yours are exchanged.",
    "rescales-survivors": "survivors are divided by 1 - p here; plain (vanilla) dropout leaves them as they are.",
    "forgets-to-drop": "this is z with nothing dropped; on average only the share 1 - p of it survives.",
    "one-factor-per-input": (
        "(1 - p)^n is the chance that all n inputs survive; in the mean each term brings one factor 1 - p."
    ),
    "divides-by-the-states": "you divided by the number of states as well; the probabilities add up to 1 already.",
    "divides-by-keep": "dropping makes the mean smaller; multiply by 1 - p, do not divide by it.",
    "averages-the-inputs": "z is the sum over the inputs; you took their mean.",
    "drops-the-sign": "a negative term counts with its sign; nothing here takes absolute values.",
    "clips-negatives": "z may be negative; nothing in this exercise clips it.",
    "answers-the-example": "this is the answer to the visible example; compute it from the arguments of the call.",
    "only-two-inputs": "this uses the first two inputs alone; go through all of them.",
    "left-hand-side-is-the-mean": (
        "this is z with nothing dropped; the left-hand side of every line is E[z], the mean over the four states."
    ),
    "mixed-states-missing": "two of the four states keep exactly one input; their terms p(1 - p) are missing.",
    "mixed-states-twice": (
        "each mixed state holds one term, so the two together make p(1 - p)(w1 x1 + w2 x2) once, not twice."
    ),
    "one-mixed-state": "the two mixed states are two different ones; each keeps another input.",
    "empty-state-is-zero": "with both inputs dropped z is 0, so its term p^2 (0 + 0) adds nothing.",
    "factor-alone": "this is the factor alone; multiply it with w1 x1 + w2 x2.",
    "slip-of-sign": "a sign is wrong: (1 - p)^2 is 1 - 2p + p^2, and p(1 - p) is p - p^2.",
    "std-not-variance": "this is the standard deviation; the variance is its square.",
    "forgets-to-subtract": "this is the mean square E[z^2]; subtract the square of the mean.",
    "squares-the-sum": (
        "you squared the sum, as if one coin ruled all inputs; with a coin each, square every term and then add."
    ),
    "adds-without-squaring": (
        "the terms were added without a square; a factor on a coin counts squared in the variance."
    ),
    "forgets-a-factor": (
        "a coin that is 1 with probability q has variance q(1 - q) = pq; one of the two factors is missing."
    ),
    "ignores-inverted": "this is the vanilla variance; inverted=True divides z by 1 - p.",
    "inverted-by-default": (
        "this is the variance with survivors divided by 1 - p; without inverted=True they stay as they are."
    ),
    "scales-variance-once": "a factor 1/(1 - p) on z is a factor 1/(1 - p)^2 on its variance.",
    "multiplies-for-inverted": (
        "inverted dropout divides by 1 - p, so its variance is larger than vanilla's, not smaller."
    ),
    "ratio-upside-down": "p and 1 - p are exchanged in the ratio; without dropping (p = 0) nothing varies.",
    "relu-of-the-mean": (
        "you bent one number, the mean or the full sum; bend z in each state first and average afterwards."
    ),
    "relu-before-the-sum": "you bent every term; ReLU acts on the sum z, where positive and negative terms have met.",
    "forgets-relu": "this is E[z]; the negative states should count as 0.",
    "absolute-for-relu": "you turned negative z into positive; ReLU makes it 0.",
    "conditions-on-firing": "you averaged over the states with z > 0 alone; the others count too, with 0.",
    "relu-never-bends": (
        "with terms of one sign, or with p = 0 or 1, ReLU meets only one of its two straight pieces, and the gap "
        "is 0."
    ),
    "gap-too-small": "the gap grows with the sizes of the terms and with the chance that z changes its sign.",
    "own-coins": "this is the variance with a coin for each input; one shared coin keeps or drops them all together.",
    "vanilla-variance": "this is vanilla's variance; inverted dropout divides the survivors by 1 - p.",
    "only-if-nothing-drops": "this is the chance that nothing is dropped; a sum can also come back by luck.",
    "true-on-average-alone": "the sum is unchanged on average; the question is how often it is unchanged in one draw.",
    "compares-floats-exactly": (
        "states are missing whose sum is right up to its last bits; compare floats with a tolerance."
    ),
    "tolerance-too-wide": "sums that only come near the old one are counted too; a tolerance like 1e-9 is enough.",
    "forgets-to-rescale": "the survivors should be divided by 1 - p before the sums are compared.",
    "counts-survivors": "you counted survivors; which inputs survive decides the sum, not only how many.",
    # notebook 2: given masks, layer by layer
    "ignores-the-masks": "this is the full network; each hidden layer is multiplied by its mask.",
    "complement-masks": "the live units are dropped and the dropped ones live; a 1 keeps a unit, a 0 drops it.",
    "only-the-first-mask": "the first mask is used and the second is not; every hidden layer has a mask of its own.",
    "first-hidden-unmasked": "this is the first hidden layer with all its units; it has a mask too.",
    "last-hidden-unmasked": "this is the last hidden layer with all its units; it has a mask too.",
    "mask-bits-reversed": "a mask is read from the other end here; its first bit belongs to the first (upper) unit.",
    "mask-order-reversed": "the masks are used in reverse order; mu1 belongs to the first hidden layer.",
    "masks-misread": "a mask is read from the other end, or mu3 is taken for mu1; the first bit of mu1 is for the first unit of layer 1.",
    "masks-off-by-one": "each mask acts one layer off; masks[0] is for the input, masks[k] for hidden layer k.",
    "one-mask-for-all": "one mask serves all layers here; each hidden layer has a mask of its own.",
    "leaves-out-the-biases": "the biases are missing; to its weighted sum every live unit must add its bias.",
    "forgets-the-output-bias": "the hidden layers are right, but the output has a bias too: b4 in the napkin, bs[-1] in any network.",
    "mask-before-bias": "a dropped unit still says its bias; the mask comes last, on relu(W h + b).",
    "bias-after-mask": "the bias belongs inside the ReLU, relu(W h + b), and the mask comes after both.",
    "leaves-out-the-relu": "a negative sum went through; ReLU makes it 0 before the next layer hears it.",
    "absolute-values": "this turns a negative sum into a positive one; ReLU makes it 0.",
    "rescales-the-given-masks": "the survivors were rescaled; with given masks nothing is rescaled, a kept unit says what it always says.",
    "relu-on-the-output": "the output is linear; ReLU acts on the hidden layers alone, and a prediction may be negative.",
    "relu-on-the-input": "the input is masked, not bent; a negative input stays negative.",
    "transposes-square-weights": "a matrix is used transposed; row i of W holds the weights into unit i, so a layer is W @ h.",
    "leaves-out-dropped-units": "a dropped unit keeps its place in the column; write 0 for it.",
    "too-many-numbers": "write one number for each unit of this layer alone.",
    "right-for-a-wrong-step": "this one is right for what you have before it; mend the earlier one first.",
    "built-on-a-wrong-step": "it is built on numbers that are wrong already; mend the earlier one first.",
    "earlier-steps-missing": "not right, and without the layers before it nobody can say where; fill those in first.",
    "several-slips-lead-here": "more than one slip leads to this number; fill in the layers before it, and the first wrong one tells which.",
    "ignores-mu0": "masks[0] belongs to the input; it counts as soon as it is not all ones.",
    "masks-the-output": "the output has no mask; there are as many masks as layers, and the first is for the input.",
    "stops-before-the-output": "this is the last hidden layer; the output Ws[-1] @ h + bs[-1] is still to come.",
    "knows-one-depth": "a network may have any number of layers; loop over the lists.",
    "knows-one-network": "this is the napkin's prediction; use the network it is given.",
    "truncates-to-integers": "numbers were cut to integers on the way; work in floats.",
    "draws-its-own-coins": "the masks are given; nothing is drawn here.",
    "bias-of-a-live-unit-dropped": "where all units of a layer are dropped, the bias of a live unit of the next layer still counts.",
    "zeroes-instead-of-removing": "the dropped units are still there; take their rows, columns and biases out, so that the arrays shrink.",
    "mask-used-as-an-index": "numpy reads 0 and 1 as positions here; turn the mask into bool, or into np.flatnonzero(mask), before you index with it.",
    "forgets-the-outgoing-weights": "a removed unit still has its weights into the next layer: column j of the next matrix goes too.",
    "forgets-the-incoming-weights": "a removed unit still has its incoming weights: the row of the unit in its own matrix goes too.",
    "forgets-the-last-matrix": "the output's matrix still expects the removed units; drop their columns there too.",
    "forgets-the-bias-of-the-removed": "a removed unit has no place in the bias either; its bias goes with it.",
    "keeps-the-dropped-inputs": "the input is masked too; remove the columns of its dropped entries from the first matrix.",
    "removes-the-live-units": "you removed the units that stay; a 1 keeps a unit, a 0 drops it.",
    "rows-and-columns-exchanged": "rows are the units of this layer, columns those of the layer before; your masks are exchanged.",
    "squeezes-a-matrix": "a matrix stays a matrix, even with one row or one column.",
    "keeps-one-unit": "a layer may lose all its units; its matrix then has no rows, and the next one no columns.",
    "leaves-out-an-empty-layer": "an empty layer keeps its place in the list; the one after it still has its bias to say.",
    "drops-the-output-layer": "the output layer stays; it has no mask, but its columns are thinned.",
    "thins-the-output": "the output has no mask, so all its rows stay.",
    "removes-units-that-live": "a unit that stays was removed; only the masks decide, not a weight, a bias or a silent ReLU.",
    "counts-the-survivors-alone": "the number of units is right, but which units stay is for the mask to say.",
    "weights-and-biases-exchanged": "the matrices come first and the biases second.",
    "the-code-without-the-leak": "there the mask comes last, so a dropped unit says exactly 0; that its bias is scaled is another bug, and no leak.",
    "leak-as-change-of-the-output": "this is what the leak does to the prediction; asked is what the dropped unit itself says.",
    "leak-before-relu": "the bias passes the ReLU too; a negative one is clipped to 0 and leaks nothing.",
    "leak-of-the-whole-unit": "this is what the unit says when it is alive; the mask does take its weighted sum away, so only the bias is left.",
    "leak-scaled": "this leaky code scales nothing; the bias comes through as it is.",
    "finds-no-leak": "look at a dropped unit whose bias is positive; ReLU lets it pass.",
    # notebook 3: the layer
    "mask-depends-on-x": "which entries fall depends on their values; the coin must not look at x.",
    "applies-relu": "every negative entry became 0; that is ReLU's work, dropout drops whatever the sign.",
    "noise-not-coins": "no entry is 0 and the ratios differ; that is noise, but dropout multiplies by a coin.",
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
    # notebook 4: gradients
    "gradient-ignores-mask": "the gradient flows through dropped units; multiply by the same mask as in the forward pass.",
    "gradient-forgets-scale": "the mask is right, but the factor 1/(1 - p) of the forward pass is missing.",
    "gradient-scaled-not-masked": "the factor is right, but dropped entries get a gradient too; the mask is missing.",
    "gradient-scaled-twice": "the factor 1/(1 - p) comes in twice; once is enough.",
    "gradient-scaled-down": "divide by 1 - p, as the forward pass does, instead of multiplying.",
    "gradient-divides-by-p": "divide by 1 - p, the chance of keeping; you divide by p.",
    "gradient-through-the-dropped": "kept and dropped are exchanged: the gradient flows where nothing went forward.",
    "gradient-draws-again": "these are other coins; backward uses the cached ones and never draws.",
    "gradient-vanishes": "no gradient arrives at all; the kept entries pass it on.",
    "gradient-times-input": "the slope of x m/(1 - p) is m/(1 - p) alone; x does not come into it.",
    "eval-gradient-not-identity": "in evaluation out is x, so the gradient comes back unchanged.",
    "no-cache-in-eval": "after a pass in evaluation mode backward must work too; there is no mask then.",
    "cache-overwritten": "this is the mask of another pass; each pass returns its own cache.",
    "mask-read-from-zeros": "a zero input is not a dropped one; keep the coins themselves, not what became 0.",
    # notebook 4: the layer with a switch
    "layer-same-mask-again": "the coins are the same; each forward pass in training tosses new ones.",
    "starts-in-eval": "nothing was dropped; a layer starts in training mode.",
    "eval-still-drops": "coins are still tossed; eval() makes forward the identity.",
    "eval-scales": "the output is rescaled; in evaluation the layer is the identity, the factor was paid in training.",
    "train-and-eval-exchanged": "the two switches are exchanged: eval() turns the coins off, train() on.",
    "train-does-not-undo-eval": "nothing was dropped; train() switches the coins back on.",
    "switch-shared-by-layers": "the other layer changed its mode as well; the switch belongs to one layer.",
    "stale-mask-in-eval": "the mask of an earlier pass is still there; the last pass was in evaluation and dropped nothing.",
    "mode-read-at-backward": "backward refers to the last forward pass, whatever the switch says by now.",
    "backward-of-the-first-forward": "this is the mask of an earlier pass; backward refers to the last one.",
    "layers-share-a-mask": "this is the mask of another layer; keep it in the layer itself.",
    "layers-share-a-generator": "layers disturb each other; give each its own generator.",
    "seed-ignored": "the coins differ; the same seed gives the same coins.",
    "seed-zero-is-none": "the coins differ; 0 is a seed like any other, only None means new coins.",
    "seed-always-the-same": "the coins agree; another seed gives other coins.",
    "none-is-a-fixed-seed": "the coins agree; None means new coins for each layer.",
    "switch-toggles": "called twice in a row, eval() or train() must say the same as once.",
    "output-alone": "forward returns the output alone; the layer keeps its cache to itself.",
    "refuses-a-rate": "this is a probability like any other, and allowed.",
    "p-not-checked": "no probability, and no error; raise a ValueError as soon as the layer is made.",
    "raises-another-error": "the right moment, but another error; raise a ValueError, which callers can expect.",
    "train-rewinds-the-coins": "the coins start again from the seed; a switch does not rewind them.",
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
