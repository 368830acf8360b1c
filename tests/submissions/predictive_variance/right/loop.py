def predictive_variance(samples, tau):
    T, N = samples.shape
    out = []
    for n in range(N):
        m = sum(samples[:, n]) / T
        out.append(sum((f - m) ** 2 for f in samples[:, n]) / T + tau**-1)
    return out
