# weights-by-drop: p is the chance of losing an input
def enumerate_states(w, x, p):
    states = []
    for mask in product((0, 1), repeat=len(w)):
        probability = 1.0
        for coin in mask:
            probability *= p if coin else 1 - p
        states.append((mask, probability, float(np.sum(w * x * np.array(mask)))))
    return states
