# z-already-weighted: multiplied by its probability already
def enumerate_states(w, x, p):
    out = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        prob = (1 - p) ** kept * p ** (len(m) - kept)
        out.append((m, prob, prob * sum(a * b * c for a, b, c in zip(m, w, x))))
    return out
