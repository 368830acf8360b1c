from collections import namedtuple

State = namedtuple("State", "mask probability z")


def enumerate_states(w, x, p):
    return [
        State(m, math.prod(1 - p if c else p for c in m), math.fsum(c * a * b for c, a, b in zip(m, w, x)))
        for m in product([True, False], repeat=len(w))
    ]
