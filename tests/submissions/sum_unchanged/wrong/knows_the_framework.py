# answers-the-example: compute it from the arguments
def sum_unchanged_probability(x, p):
    return 0.07340032
