from itertools import combinations


def enumerate_states(w, x, p):
    n, states = len(w), []
    for kept in range(n + 1):
        for who in combinations(range(n), kept):
            mask = np.zeros(n)
            mask[list(who)] = 1
            states.append((mask, (1 - p) ** kept * p ** (n - kept), np.atleast_1d(np.dot(mask * w, x))))
    return states
