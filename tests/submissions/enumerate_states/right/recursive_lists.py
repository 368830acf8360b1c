def enumerate_states(w, x, p):
    if len(w) == 0:
        return [[[], 1.0, 0.0]]
    rest = enumerate_states(w[1:], x[1:], p)
    kept = [[[1] + m, (1 - p) * pr, w[0] * x[0] + z] for m, pr, z in rest]
    dropped = [[[0] + m, p * pr, z] for m, pr, z in rest]
    return kept + dropped
