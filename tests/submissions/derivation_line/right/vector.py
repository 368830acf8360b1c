def derivation_line(k, p, w, x):
    q = 1 - p
    coef = np.array([[q*q + q*p, q*q + p*q], [q*q + p*q] * 2, [1 + p*p - 2*p + p - p*p] * 2, [q, q]])
    return (coef @ (w * x))[k - 1]
