# counts-states-equally: weigh each state
def shared_coin_variance(w, x, p):
    return float(np.var([0.0, float(np.dot(w, x)) / (1 - p)]))
