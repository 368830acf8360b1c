from collections import namedtuple
World = namedtuple("World", "mask probability z")


def enumerate_states(w, x, p):
    return [World(np.array(m), float(np.prod([(p, 1 - p)[c] for c in m])), float(np.dot(m, np.multiply(w, x)))) for m in product((1, 0), repeat=len(w))]
