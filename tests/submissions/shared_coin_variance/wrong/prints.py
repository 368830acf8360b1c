# returns-nothing: returned None
def shared_coin_variance(w, x, p):
    print(p / (1 - p) * float(np.dot(w, x)) ** 2)
