# mask-marks-the-dropped: a kept input is 1, a dropped one 0
def enumerate_states(w, x, p):
    out = []
    for dropped in product((0, 1), repeat=len(w)):
        keep = 1 - np.array(dropped)
        prob = p ** sum(dropped) * (1 - p) ** keep.sum()
        out.append((dropped, prob, float(np.dot(w * keep, x))))
    return out
