import numpy as np
from dropout_lab.checks import (
    Wrong, ask, expect_a_coin_each, expect_counts_vary, expect_fresh, expect_same_state_same_coins, nonzero, seeded,
)


def check_dropout(fn):
    try:
        for p, shape in ((0.25, (99, 110)), (0.3, (11, 20, 30))):
            x = nonzero(41, *shape)
            out = ask(fn, x, p, seeded(42)).first_of("out", "cache").scales(x, 1 / (1 - p)).blind_to(x)
            out.independent().kept(1 - p)
        expect_a_coin_each(lambda rng: fn(nonzero(43, 4, 5), 0.25, rng)[0])
        expect_fresh(lambda rng: fn(nonzero(44, 50, 61), 0.3, rng)[0])
        expect_same_state_same_coins(lambda rng: fn(nonzero(45, 7, 9), 0.3, rng)[0])
        expect_counts_vary(lambda rng: fn(nonzero(49, 20, 30), 0.2, rng)[0], keep=0.8)
        ask(fn, x, 0.3, seeded(52), train=False).first_of("out", "cache").equals(x)
        whole = np.rint(4 * nonzero(64, 60, 70)).astype(int)
        ask(fn, whole, 0.2, seeded(65)).first_of("out", "cache").scales(whole, 1.25)
        ask(fn, whole, 1, seeded(65)).first_of("out", "cache").equals(0 * whole)
    except Wrong as wrong:
        return str(wrong)
    return None
