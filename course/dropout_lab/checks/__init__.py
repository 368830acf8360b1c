"""The vocabulary of the tests: each check knows the usual misconceptions and says the one sentence that fits.

A test cell reads like a specification::

    with exercise("dropout_mask"):
        ask(dropout_mask, (4, 5), 0.3, seeded(1)).shape(4, 5).only(0, 1)
        expect_a_coin_each(Draw(dropout_mask, (4, 5), 0.3))
        ask(dropout_mask, (199, 301), 0.3, seeded(2)).independent().kept(0.7)

``mistakes`` maps the name of a misconception (see ``misconceptions``) to the wrong value it leads to. Nothing here
holds an answer: the right values stand in the test cells. Checks look at values alone, never at a dtype, the order of
draws, or how an answer was written; statistical bounds (see ``coin_statistics``) raise one false alarm in 1e9 checks.
Ask first what is structural (shape, values, a coin each), then what is statistical (independence, then the share):
the other way round a shared coin makes the share wander, and the sentence names the wrong cause.

The names below are what every test may use. What one topic alone needs is imported from its own module: ``gradients``,
``rates``, ``networks``, ``ensembles``, ``noise_layers``, ``uncertainty``, ``machines``, ``sealed`` and
``implementations``. These are not imported here, so that a change in one of them concerns only the notebooks that use
it.
"""

from dropout_lab.page.card import LINE

from .answers import Answer, expect, seal
from .calls import Draw, ask, ask_each, expect_raises, map_calls, repeat
from .data import drawn_rates, nonzero, seeded, use_draw
from .display import show
from .masks import (
    expect_a_coin_each,
    expect_counts_vary,
    expect_fresh,
    expect_same_state_same_coins,
    expect_untied_draws,
    ten_calls,
)
from .misconceptions import SENTENCES
from .outcomes import (
    NotAttempted,
    Wrong,
    exercise,
    knows_mistakes_alone,
    leaves_for_grading,
    leaves_open,
    looked,
    visible_half,
    wrong,
)
from .warm_up import WARM_UP

__all__ = [
    "LINE",
    "SENTENCES",
    "WARM_UP",
    "Answer",
    "Draw",
    "NotAttempted",
    "Wrong",
    "ask",
    "ask_each",
    "drawn_rates",
    "exercise",
    "expect",
    "expect_a_coin_each",
    "expect_counts_vary",
    "expect_fresh",
    "expect_raises",
    "expect_same_state_same_coins",
    "expect_untied_draws",
    "knows_mistakes_alone",
    "leaves_for_grading",
    "leaves_open",
    "looked",
    "map_calls",
    "nonzero",
    "repeat",
    "seal",
    "seeded",
    "show",
    "ten_calls",
    "use_draw",
    "visible_half",
    "wrong",
]
