# only-two-inputs: go through all of them
def expected_relu(w, x, p):
    q, a, b = 1 - p, w[0] * x[0], w[1] * x[1]
    return q * q * max(0, a + b) + q * p * max(0, a) + p * q * max(0, b)


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3
