# misses-states: every mask counts
def enumerate_states(w, x, p):
    states = []
    for mask in product((0, 1), repeat=len(w)):
        probability = float(np.prod([1 - p if c else p for c in mask]))
        if probability > 0:
            states.append((mask, probability, float(np.dot(np.array(mask) * w, x))))
    return states
