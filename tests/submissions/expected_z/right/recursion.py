def expected_z(w, x, p):
    def walk(i, z):
        if i == len(w):
            return z
        return p * walk(i + 1, z) + (1 - p) * walk(i + 1, z + w[i] * x[i])

    return walk(0, 0.0)
