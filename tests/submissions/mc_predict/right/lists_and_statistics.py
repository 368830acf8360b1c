import statistics
def mc_predict(predict, x, T, rng):
    columns = list(zip(*[[float(v) for v in predict(x, rng)] for _ in range(T)]))
    return [statistics.fmean(c) for c in columns], [statistics.pstdev(c) for c in columns]
