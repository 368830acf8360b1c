def expected_dropout_loss(X, y, w, p):
    total = 0
    for row, target in zip(X, y):
        for m in product((0, 1), repeat=len(row)):
            kept = sum(m)
            out = sum(c * a * v for c, a, v in zip(m, row, w)) / (1 - p)
            total += (1 - p) ** kept * p ** (len(row) - kept) * (target - out) ** 2
    return total
