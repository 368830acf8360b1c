# rescales-survivors: plain (vanilla) dropout leaves them as they are
def enumerate_states(w, x, p):
    out = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        prob = (1 - p) ** kept * p ** (len(m) - kept)
        out.append((m, prob, float(np.dot(w, x * np.array(m) / (1 - p)))))
    return out
