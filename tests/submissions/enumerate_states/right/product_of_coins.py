def enumerate_states(w, x, p):
    states = []
    for mask in product((0, 1), repeat=len(w)):
        probability, z = 1.0, 0.0
        for coin, weight, value in zip(mask, w, x):
            probability *= 1 - p if coin else p
            z += coin * weight * value
        states.append((mask, probability, z))
    return states
