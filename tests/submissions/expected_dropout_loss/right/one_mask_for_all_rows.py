def expected_dropout_loss(X, y, w, p):
    q, total = 1 - p, 0.0
    for m in product((0, 1), repeat=len(w)):
        chance = np.prod([q if c else p for c in m])
        total += chance * np.sum((y - X @ (np.array(m) / q * w)) ** 2)
    return total
