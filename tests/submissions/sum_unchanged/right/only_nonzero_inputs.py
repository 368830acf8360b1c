def sum_unchanged_probability(x, p):
    x = [float(v) for v in x if v != 0]

    def walk(i, total, weight):
        if i == len(x):
            return weight if abs(total / (1 - p) - sum(x)) < 1e-6 else 0.0
        return walk(i + 1, total, weight * p) + walk(i + 1, total + x[i], weight * (1 - p))

    return np.float64(walk(0, 0.0, 1.0))
