import math
def predictive_log_likelihood(samples, y, tau):
    total = 0.0
    for n in range(len(y)):
        e = [-tau / 2 * (float(y[n]) - float(f)) ** 2 for f in samples[:, n]]
        m = max(e)
        total += m + math.log(math.fsum(math.exp(v - m) for v in e) / len(e))
    return total / len(y) + 0.5 * math.log(tau / (2 * math.pi))
