factors = {
    "rate": lambda p: 1 - p,
    "down": lambda p: 1 / (1 - p),
    "eval": lambda p: 1,
    "ones": lambda p: 1 / p,
}
right_factor = lambda claim, p: factors[claim](p)
