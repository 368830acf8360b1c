# rounds-the-result: cut short
def shared_coin_variance(w, x, p):
    return round(p / (1 - p) * float(np.dot(w, x)) ** 2, 2)
