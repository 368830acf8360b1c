# %% right branches
def right_factor(claim, p):
    q = 1.0 - p
    if claim == "rate":
        return q
    elif claim == "down":
        return q**-1
    elif claim == "eval":
        return 1.0
    elif claim == "ones":
        return p**-1
    raise ValueError(claim)

# %% right class_with_call
class Factor:
    def __call__(self, claim, p):
        return getattr(self, claim)(p)
    def rate(self, p): return 1 - p
    def down(self, p): return 1 / self.rate(p)
    def eval(self, p): return self.rate(p) * self.down(p)
    def ones(self, p): return 1 / p
right_factor = Factor()

# %% right dictionary
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1 / (1 - p), "eval": 1, "ones": 1 / p}[claim]

# %% right expectations
def right_factor(claim, p):
    survives = p if claim == "ones" else 1 - p
    if claim == "eval":
        return True * 1
    wanted = survives if claim == "rate" else 1
    return wanted if claim == "rate" else wanted / survives

# %% right exponent
def right_factor(claim, p):
    q = 1 - p
    base, power = {"rate": (q, 1), "down": (q, -1), "eval": (q, 0), "ones": (p, -1)}[claim]
    return base**power

# %% right fraction
def right_factor(claim, p):
    from fractions import Fraction as F
    P = F(p)
    return dict(rate=1 - P, down=1 / (1 - P), eval=F(1), ones=1 / P)[claim]

# %% right fractions
from fractions import Fraction
def right_factor(claim, p):
    p = Fraction(str(p))
    return {"rate": 1 - p, "down": 1 / (1 - p), "eval": Fraction(1), "ones": 1 / p}[claim]

# %% right match_statement
def right_factor(claim, p):
    match claim:
        case "rate":
            return 1 - p
        case "down":
            return 1 / (1 - p)
        case "eval":
            return 1
        case "ones":
            return 1 / p

# %% right numpy_array_of_one
import numpy as np
def right_factor(claim, p):
    return np.select([claim == "rate", claim == "down", claim == "eval"], [1 - p, 1 / (1 - p), 1.0], default=1 / p)

# %% right partition
def right_factor(claim, p):
    survive = {"rate": 1 - p, "down": 1 - p, "ones": p}
    if claim == "rate":
        return survive[claim]
    return 1 / survive.get(claim, 1)

# %% right table_of_lambdas
factors = {
    "rate": lambda p: 1 - p,
    "down": lambda p: 1 / (1 - p),
    "eval": lambda p: 1,
    "ones": lambda p: 1 / p,
}
right_factor = lambda claim, p: factors[claim](p)

# %% wrong always_keep: scales-down | survivors have to grow
def right_factor(claim, p):
    return 1 - p

# %% wrong always_the_inverse: divides-at-test | larger than the plain network's
def right_factor(claim, p):
    return 1 / (1 - p)

# %% wrong as_claimed: scales-by-rate | p is the share that is dropped
def right_factor(claim, p):
    return {"rate": p, "down": 1 - p, "eval": 1 - p, "ones": 1 / (1 - p)}[claim]

# %% wrong down_divides_by_p: divides-by-p | divide by the probability of keeping
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1 / p, "eval": 1, "ones": 1 / p}[claim]

# %% wrong down_is_the_rate: scales-down | survivors have to grow
def right_factor(claim, p):
    return {"rate": 1 - p, "down": p, "eval": 1, "ones": 1 / p}[claim]

# %% wrong down_still_shrinks: scales-down | survivors have to grow
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1 - p, "eval": 1, "ones": 1 / p}[claim]

# %% wrong eval_scales_by_rate: rate-at-inference | no rule multiplies by it
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1 / (1 - p), "eval": p, "ones": 1 / p}[claim]

# %% wrong eval_still_scales: vanilla-at-eval | change nothing at test time
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1 / (1 - p), "eval": 1 - p, "ones": 1 / p}[claim]

# %% wrong ones_as_claimed: divides-by-the-dropped | p is the share that survives
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1 / (1 - p), "eval": 1, "ones": 1 / (1 - p)}[claim]

# %% wrong ones_shrinks: divides-by-the-dropped | p is the share that survives
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1 / (1 - p), "eval": 1, "ones": p}[claim]

# %% wrong ones_unscaled: divides-by-the-dropped | p is the share that survives
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1 / (1 - p), "eval": 1.0, "ones": 1.0}[claim]

# %% wrong other_keys: none | raised KeyError
def right_factor(claim, p):
    return {"scaled by the rate": 1 - p, "scaled down": 1 / (1 - p), "eval": 1, "random_binary": 1 / p}[claim]

# %% wrong prints_instead: returns-nothing | end with a return
def right_factor(claim, p):
    print({"rate": 1 - p, "down": 1 / (1 - p), "eval": 1, "ones": 1 / p}[claim])

# %% wrong rate_divides_by_p: divides-at-test | you divide at test time
def right_factor(claim, p):
    return {"rate": 1 / p, "down": 1 / (1 - p), "eval": 1, "ones": 1 / p}[claim]

# %% wrong rate_one: test-does-not-scale | here, at test time
def right_factor(claim, p):
    return {"rate": 1, "down": 1 / (1 - p), "eval": 1, "ones": 1 / p}[claim]

# %% wrong returns_functions: none | gave a function
def right_factor(claim, p):
    return {"rate": lambda p: 1 - p, "down": lambda p: 1 / (1 - p), "eval": lambda p: 1, "ones": lambda p: 1 / p}[claim]

# %% wrong returns_text: text-for-a-number | return the number itself
def right_factor(claim, p):
    return {"rate": "1 - p", "down": "1 / (1 - p)", "eval": "1", "ones": "1 / p"}[claim]

# %% wrong rounded: rounds-the-result | the right number cut short
def right_factor(claim, p):
    return round({"rate": 1 - p, "down": 1 / (1 - p), "eval": 1, "ones": 1 / p}[claim], 2)

# %% wrong values_for_one_rate: none | gave 0.8
def right_factor(claim, p):
    return {"rate": 0.8, "down": 1.25, "eval": 1, "ones": 5}[claim]

# %% wrong down_is_one: not-rescaled | divide the survivors
def right_factor(claim, p):
    return {"rate": 1 - p, "down": 1.0, "eval": 1.0, "ones": 1 / p}[claim]

# %% wrong halves: rate-left-out | does not depend on p
def right_factor(claim, p):
    return {"rate": 0.5, "down": 1 / (1 - p), "eval": 1.0, "ones": 1 / p}[claim]

# %% wrong sign_reversed: sign-of-the-factor | not p - 1
def right_factor(claim, p):
    return {"rate": p - 1, "down": 1 / (1 - p), "eval": 1.0, "ones": 1 / p}[claim]
