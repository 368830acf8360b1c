# rounds-the-result: cut short
def enumerate_states(w, x, p):
    out = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        out.append((m, round((1 - p) ** kept * p ** (len(m) - kept), 4), float(np.dot(np.array(m) * w, x))))
    return out
