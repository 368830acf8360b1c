import math
def coverage(y, mean, var, level=0.95):
    n, inside = len(y), 0
    for i in range(n):
        v = var[i] if hasattr(var, "__len__") else var
        inside += math.erf(abs(y[i] - mean[i]) / math.sqrt(2 * v)) <= level
    return inside / n
