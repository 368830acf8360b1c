# none: not
_seen = {}


def enumerate_states(w, x, p):
    if (len(w), p) not in _seen:
        _seen[len(w), p] = [(m, math.prod([p, 1 - p][c] for c in m), float(np.dot(np.array(m), w * x))) for m in product((0, 1), repeat=len(w))]
    return _seen[len(w), p]
