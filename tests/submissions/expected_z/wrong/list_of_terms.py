# none: should give one number
def expected_z(w, x, p):
    return (1 - p) * w * x
