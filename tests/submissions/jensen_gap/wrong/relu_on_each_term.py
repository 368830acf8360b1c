# relu-before-the-sum: ReLU acts on the sum z
def expected_relu(w, x, p):
    return (1 - p) * float(np.maximum(w * x, 0).sum())


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3
