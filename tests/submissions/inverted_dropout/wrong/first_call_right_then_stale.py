# same-coins-every-call: two calls in a row gave the same coins
_state = {"mask": None}
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, _state["mask"]
    if p == 1:
        return 0.0 * x, None
    if _state["mask"] is None or _state["mask"].shape != x.shape:
        _state["mask"] = (rng.random(x.shape) >= p) / (1 - p)
    return x * _state["mask"], _state["mask"]
