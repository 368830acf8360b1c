def expected_relu(w, x, p):
    z = np.array([np.dot(m, w * x) for m in product((0, 1), repeat=len(w))])
    c = np.array([np.prod([1 - p if b else p for b in m]) for m in product((0, 1), repeat=len(w))])
    return (c * np.clip(z, 0, None)).sum(keepdims=True)


jensen_w = [[9.0, -9.0, 1.0]]
jensen_x = [[1.0, 1.0, 1.0]]
jensen_p = 0.4
