# answers-the-example: compute it from the arguments
def expected_z(w, x, p):
    return 0.6 * 7
