# scales-variance-once: a factor 1/(1 - p)^2 on its variance
def shared_coin_variance(w, x, p):
    return p * float(np.dot(w, x)) ** 2
