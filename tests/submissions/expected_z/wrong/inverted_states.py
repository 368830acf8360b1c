# forgets-to-drop: z with nothing dropped
def expected_z(w, x, p):
    q, total = 1 - p, 0.0
    for m in product((0, 1), repeat=len(w)):
        m = np.array(m)
        total += q ** m.sum() * p ** (len(w) - m.sum()) * np.dot(w, x * m / q)
    return total
