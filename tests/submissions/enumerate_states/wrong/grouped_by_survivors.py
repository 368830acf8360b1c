# misses-states: of 4 states
def enumerate_states(w, x, p):
    n = len(w)
    states = []
    for kept in range(n + 1):
        mask = (1,) * kept + (0,) * (n - kept)
        probability = math.comb(n, kept) * (1 - p) ** kept * p ** (n - kept)
        states.append((mask, probability, float(np.dot(np.array(mask) * w, x))))
    return states
