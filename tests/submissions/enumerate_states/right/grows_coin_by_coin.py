def enumerate_states(w, x, p):
    states = [((), 1.0, 0.0)]
    for weight, value in zip(w, x):
        states = [
            (mask + (coin,), probability * (1 - p if coin else p), z + coin * weight * value)
            for mask, probability, z in states
            for coin in (0, 1)
        ]
    return states
