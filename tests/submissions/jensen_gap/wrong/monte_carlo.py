# estimates-by-sampling: go through all 2^n states
def expected_relu(w, x, p):
    m = np.random.default_rng(5).random((300_000, len(w))) >= p
    return float(np.maximum(m @ (w * x), 0).mean())


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3
