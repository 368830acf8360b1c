def enumerate_states(w, x, p):
    n = len(w)
    states = []
    for s in range(2 ** n):
        mask = tuple((s >> i) & 1 for i in range(n))
        prob = 1
        z = 0
        for i in range(n):
            if mask[i]:
                prob = prob * (1 - p)
                z = z + w[i] * x[i]
            else:
                prob = prob * p
        states.append((mask, prob, z))
    return states
