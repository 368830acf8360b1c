# own-coins: one shared coin keeps or drops them all together
def shared_coin_variance(w, x, p):
    return p / (1 - p) * float(np.sum((w * x) ** 2))
