# none: should hold only 0 and 1
def enumerate_states(w, x, p):
    out = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        out.append((np.array(m) * x, (1 - p) ** kept * p ** (len(m) - kept), float(np.dot(np.array(m) * w, x))))
    return out
