def expected_dropout_loss(X, y, w, p):
    def walk(row, weights, rest):
        if len(row) == 0:
            return rest**2
        return p * walk(row[1:], weights[1:], rest) + (1 - p) * walk(row[1:], weights[1:], rest - row[0] * weights[0] / (1 - p))

    return sum(walk(row, w, target) for row, target in zip(X, y))
