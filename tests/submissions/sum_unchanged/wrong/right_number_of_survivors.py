# counts-survivors: which inputs survive
def sum_unchanged_probability(x, p):
    n = len(x)
    k = round((1 - p) * n)
    return math.comb(n, k) * (1 - p) ** k * p ** (n - k)
