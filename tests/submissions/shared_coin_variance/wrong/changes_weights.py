# changes-its-input: work on a copy
def shared_coin_variance(w, x, p):
    w *= x
    return p / (1 - p) * float(w.sum()) ** 2
