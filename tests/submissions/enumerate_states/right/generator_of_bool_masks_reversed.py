def enumerate_states(w, x, p):
    n = len(w)
    for number in reversed(range(2**n)):
        mask = np.array([bool(number & (1 << i)) for i in range(n)])
        yield mask, np.where(mask, 1 - p, p).prod(), (w * x)[mask].sum()
