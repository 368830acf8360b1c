x = np.array([1.0, 2.0, 2.0, 4.0])


def expected(w):
    total = 0
    for row in x:
        for m1, m2 in product((0, 1), repeat=2):
            chance = (0.8 if m1 else 0.2) * (0.8 if m2 else 0.2)
            total += chance * (2 * row - (m1 * w[0] + m2 * w[1]) * row / 0.8) ** 2
    return total


preferred = min([(2, 0), (1, 1), (3, -1)], key=expected)
preferred_loss = expected(preferred)
