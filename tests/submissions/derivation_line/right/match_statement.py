def derivation_line(k, p, w, x):
    a, b = (float(v) for v in np.multiply(w, x))
    match k:
        case 1:
            return sum(c * z for c, z in (((1 - p) ** 2, a + b), (p * (1 - p), a), ((1 - p) * p, b), (p * p, 0)))
        case 2:
            return ((1 - p) ** 2 + p * (1 - p)) * (a + b)
        case 3:
            return (a + b) * (1 - 2 * p + p**2 + p - p**2)
        case _:
            return (a + b) - p * (a + b)
