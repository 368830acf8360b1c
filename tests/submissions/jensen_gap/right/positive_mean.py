def expected_relu(w, x, p):
    masks = list(product((0, 1), repeat=len(w)))
    return math.fsum(math.prod(1 - p if c else p for c in m) * max(np.dot(m, w * x), 0) for m in masks)


jensen_w = np.array([5.0, -4.0, 1.0])
jensen_x = np.array([1.0, 1.0, 2.0])
jensen_p = 0.3
