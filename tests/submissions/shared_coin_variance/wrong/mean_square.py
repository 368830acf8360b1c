# forgets-to-subtract: subtract the square of the mean
def shared_coin_variance(w, x, p):
    z = float(np.dot(w, x)) / (1 - p)
    return (1 - p) * z**2
