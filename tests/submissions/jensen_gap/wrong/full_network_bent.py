# relu-of-the-mean: the mean or the full sum
def expected_relu(w, x, p):
    return max(0.0, float(np.dot(w, x)))


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3
