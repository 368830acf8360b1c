# misses-states: those with the same z
def enumerate_states(w, x, p):
    by_z = {}
    for mask in product((0, 1), repeat=len(w)):
        probability = float(np.prod([1 - p if c else p for c in mask]))
        z = float(np.dot(np.array(mask) * w, x))
        old_mask, old = by_z.get(z, (mask, 0.0))
        by_z[z] = (old_mask, old + probability)
    return [(mask, probability, z) for z, (mask, probability) in by_z.items()]
