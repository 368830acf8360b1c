# none: should be a list of (mask, probability, z)
def enumerate_states(w, x, p):
    masks = list(product((0, 1), repeat=len(w)))
    probabilities = [float(np.prod([1 - p if c else p for c in m])) for m in masks]
    return masks, probabilities, [float(np.dot(np.array(m) * w, x)) for m in masks]
