def expected_dropout_loss(X, y, w, p):
    from fractions import Fraction

    p = Fraction(float(p))
    total = Fraction(0)
    for i in range(len(y)):
        terms = [Fraction(float(X[i, j])) * Fraction(float(w[j])) for j in range(len(w))]
        total += (Fraction(float(y[i])) - sum(terms)) ** 2 + p / (1 - p) * sum(t * t for t in terms)
    return total
