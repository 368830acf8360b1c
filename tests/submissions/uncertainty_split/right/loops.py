import math
def entropy(p):
    return -sum(float(v) * math.log(v) for v in p if v > 0)
def uncertainty_split(probs):
    T, N, K = probs.shape
    rows = []
    for n in range(N):
        total = entropy([sum(probs[t, n, k] for t in range(T)) / T for k in range(K)])
        aleatoric = sum(entropy(probs[t, n]) for t in range(T)) / T
        rows.append((total, aleatoric, max(total - aleatoric, 0.0)))
    return tuple(list(c) for c in zip(*rows))
