def sum_unchanged_probability(x, p):
    states = enumerate_states(np.ones(len(x)), x, p)
    return sum(probability for _, probability, z in states if abs(z / (1 - p) - sum(x)) < 1e-9)
