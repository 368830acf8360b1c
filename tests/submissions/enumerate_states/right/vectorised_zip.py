def enumerate_states(w, x, p):
    n = len(w)
    masks = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    probabilities = (1 - p) ** masks.sum(axis=1) * p ** (n - masks.sum(axis=1))
    return list(zip(masks, probabilities, masks @ (w * x)))
