def vanilla_train(x, p, rng):
    out = np.zeros(x.shape, dtype=x.dtype)
    for i in np.ndindex(*x.shape):
        if rng.random() >= p:
            out[i] = x[i]
    return out
def vanilla_test(x, p):
    out = np.zeros(x.shape)
    for i, v in np.ndenumerate(x):
        out[i] = v * (1 - p)
    return out
