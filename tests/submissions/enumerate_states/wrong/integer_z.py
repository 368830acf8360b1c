# rounds-the-result: all its digits
def enumerate_states(w, x, p):
    out = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        z = np.round(np.dot(np.array(m) * w, x), 1)
        out.append((m, (1 - p) ** kept * p ** (len(m) - kept), z))
    return out
