def shared_coin_variance(w, x, p):
    q = 1 - p
    states = [(q, math.fsum(w * x) / q), (p, 0.0)]
    mean = sum(c * z for c, z in states)
    return sum(c * (z - mean) ** 2 for c, z in states)
