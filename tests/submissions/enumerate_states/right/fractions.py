from fractions import Fraction


def enumerate_states(w, x, p):
    p = Fraction(p)
    states = []
    for m in product((1, 0), repeat=len(w)):
        probability = Fraction(1)
        for c in m:
            probability *= 1 - p if c else p
        states.append((m, probability, sum(Fraction(float(a)) * Fraction(float(b)) for c, a, b in zip(m, w, x) if c)))
    return states
