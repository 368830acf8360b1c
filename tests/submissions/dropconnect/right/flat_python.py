import numpy as np
def dropconnect(x, W, b, p, rng):
    out = []
    for row in x:
        line = []
        for j in range(W.shape[1]):
            total = 0.0
            for i in range(W.shape[0]):
                if rng.random() >= p:
                    total += row[i] * W[i, j] / (1 - p)
            line.append(total + b[j])
        out.append(line)
    return out
