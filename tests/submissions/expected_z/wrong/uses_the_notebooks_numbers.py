# answers-the-example: visible example
def expected_z(w, x, p):
    return (1 - p) * float(np.dot(weights, inputs))
