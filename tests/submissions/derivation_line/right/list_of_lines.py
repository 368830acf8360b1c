def derivation_line(k, p, w, x):
    q, s = 1 - p, np.dot(w, x)
    lines = [q * q * s + p * q * w[1] * x[1] + q * p * w[0] * x[0], q * q * s + p * q * s, (1 + p * p - 2 * p + p - p * p) * s, q * s]
    return lines[k - 1]
