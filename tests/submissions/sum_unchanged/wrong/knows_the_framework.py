# none: not
def sum_unchanged_probability(x, p):
    return 0.07340032
