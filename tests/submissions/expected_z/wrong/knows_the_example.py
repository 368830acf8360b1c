# answers-the-example: compute it from the arguments
def expected_z(w, x, p):
    return 0.7 * 7
