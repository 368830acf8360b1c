# relu-of-the-mean: bend z in each state first
def expected_relu(w, x, p):
    return max(0.0, (1 - p) * float(np.dot(w, x)))


jensen_w, jensen_x, jensen_p = (3.0, -4.0), (1.0, 1.0), 0.5
