# only-if-nothing-drops: come back by luck
def sum_unchanged_probability(x, p):
    return (1 - p) ** len(x)
