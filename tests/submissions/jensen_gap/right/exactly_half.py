from itertools import product as _product

def enumerate_states(w, x, p):
    w, x = checked(w, x, p)
    out = []
    for m in _product((0, 1), repeat=len(w)):
        pr = 1.0
        for c in m:
            pr *= (1 - p) if c else p
        out.append((m, pr, float(np.dot(np.array(m) * w, x))))
    return out


def expected_relu(w, x, p):
    return float(sum(pr * max(0.0, z) for _, pr, z in enumerate_states(w, x, p)))

jensen_w = [3.125, -3.90625]
jensen_x = [1, 1]
jensen_p = 0.2
