def expected_relu(w, x, p):
    return sum(
        math.prod((p, 1 - p)[c] for c in m) * max(float(np.dot(m, w * x)), 0.0) for m in product((0, 1), repeat=len(w))
    )


jensen_w = np.array([2.0, -2.0])
jensen_x = np.array([1.0, 1.0])
jensen_p = np.array(0.5)
