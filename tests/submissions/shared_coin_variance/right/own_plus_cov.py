def shared_coin_variance(w, x, p):
    t = (w * x).tolist()
    own = sum(a * a for a in t)
    cross = sum(t[i] * t[j] for i in range(len(t)) for j in range(i))
    return p / (1 - p) * (own + 2 * cross)
