# ratio-upside-down: without dropping (p = 0) nothing varies
def shared_coin_variance(w, x, p):
    return (1 - p) / p * float(np.dot(w, x)) ** 2
