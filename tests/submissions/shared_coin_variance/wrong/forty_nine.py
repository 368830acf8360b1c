# answers-the-example: compute it from the arguments
def shared_coin_variance(w, x, p):
    return p / (1 - p) * 49.0
