# misses-states: without the mask (0, 0)
def enumerate_states(w, x, p):
    n = len(w)
    states = []
    for number in range(1, 2**n):
        mask = tuple((number >> i) & 1 for i in range(n))
        probability = np.prod([1 - p if c else p for c in mask])
        states.append((mask, probability, float(np.dot(np.array(mask) * w, x))))
    return states
