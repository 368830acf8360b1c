# answers-the-example: visible example
def derivation_line(k, p, w, x):
    return (1 - p) * float(np.dot(weights, inputs))
