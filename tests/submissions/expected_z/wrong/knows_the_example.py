# none: not
def expected_z(w, x, p):
    return 0.7 * 7
