# wrong-number-of-coins: one coin for each input
def enumerate_states(w, x, p):
    q = 1 - p
    return [
        ((1, 1), q * q, w[0] * x[0] + w[1] * x[1]),
        ((0, 1), p * q, w[1] * x[1]),
        ((1, 0), q * p, w[0] * x[0]),
        ((0, 0), p * p, 0.0),
    ]
