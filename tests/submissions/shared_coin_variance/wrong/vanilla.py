# vanilla-variance: inverted dropout divides the survivors
def shared_coin_variance(w, x, p):
    return p * (1 - p) * float(np.dot(w, x)) ** 2
