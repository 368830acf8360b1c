def shared_coin_variance(w, x, p):
    """Two worlds, everything or nothing, as states of one input."""
    states = enumerate_states(np.ones(1), np.array([w @ x / (1 - p)]), p)
    mean = sum(c * z for _, c, z in states)
    return sum(c * z * z for _, c, z in states) - mean**2
