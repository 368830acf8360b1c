def expected_relu(w, x, p):
    def walk(i, z):
        if i == len(w):
            return z if z > 0 else 0.0
        return p * walk(i + 1, z) + (1 - p) * walk(i + 1, z + w[i] * x[i])

    return walk(0, 0.0)


jensen_w = (2.0, -5.0, 3.0)
jensen_x = (1.0, 1.0, 0.5)
jensen_p = 0.4
