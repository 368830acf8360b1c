# changes-its-input: work on a copy
def enumerate_states(w, x, p):
    w *= x
    out = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        out.append((m, (1 - p) ** kept * p ** (len(m) - kept), float(np.dot(np.array(m), w))))
    return out
