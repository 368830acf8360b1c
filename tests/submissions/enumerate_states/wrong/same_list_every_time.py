# repeats-a-state: append a copy
def enumerate_states(w, x, p):
    n, states, mask = len(w), [], [0] * len(w)
    for number in range(2**n):
        for i in range(n):
            mask[i] = (number >> i) & 1
        states.append((mask, float(np.prod([1 - p if c else p for c in mask])), float(np.dot(np.array(mask) * w, x))))
    return states
