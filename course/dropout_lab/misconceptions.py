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
    # coins
    "keeps-with-p": "you keep with probability p, but p is the probability of dropping.",
    "ignores-p": "half survive whatever p is, so p never enters your draw.",
    "draws-from-a-normal": "the share fits a normal draw compared with p; a coin needs a uniform draw on [0, 1).",
    "already-rescaled": "a mask holds only 0 and 1; the division by 1 - p belongs to the layer, not to the coins.",
    "signs-for-coins": "a dropped entry is 0, not -1; a sign flip drops nothing.",
    "returns-the-draws": "these are the random numbers themselves; compare them with p to turn them into coins.",
    "one-coin-for-all": "the whole array shares one coin; draw one number per entry.",
    "one-coin-per-row": "each row shares one coin; the mask needs a draw for every entry of the full shape.",
    "one-coin-per-column": "each column shares one coin; the mask needs a draw for every entry of the full shape.",
    "coins-not-independent": "the entries are not independent; each needs a draw of its own, not a neighbour's used again.",
    "same-coins-every-call": "two calls in a row gave the same coins; do not seed or store anything inside the function.",
    "ignores-rng": "the same generator state gave different coins; draw from the rng you were given and from nothing else.",
    "exact-quota": "the number kept is the same in every call; coins are independent, an exact quota is not.",
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
