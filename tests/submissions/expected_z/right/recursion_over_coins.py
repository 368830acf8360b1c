def expected_z(w, x, p):
    def go(i, z):
        if i == len(w):
            return z
        return p * go(i + 1, z) + (1 - p) * go(i + 1, z + w[i] * x[i])
    return go(0, 0.0)
