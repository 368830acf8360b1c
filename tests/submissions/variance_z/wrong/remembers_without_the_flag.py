# remembers-a-call: keep nothing
_memo = {}


def variance_z(w, x, p, inverted=False):
    key = (tuple(w), tuple(x), p)
    if key not in _memo:
        q = 1 - p
        _memo[key] = (p / q if inverted else p * q) * np.sum((w * x) ** 2)
    return _memo[key]
