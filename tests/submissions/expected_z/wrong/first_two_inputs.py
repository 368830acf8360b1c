# only-two-inputs: go through all of them
def expected_z(w, x, p):
    q = 1 - p
    a, b = w[0] * x[0], w[1] * x[1]
    return q * q * (a + b) + p * q * b + q * p * a
