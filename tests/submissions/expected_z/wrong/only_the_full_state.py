# one-factor-per-input: in the mean each term brings one factor
def expected_z(w, x, p):
    everyone = np.prod(np.full(len(w), 1 - p))
    return everyone * np.sum(w * x)
