# nothing-dropped: has to set entries to 0
_calls = []


def dropout_mask(shape, p, rng):
    _calls.append(1)
    if len(_calls) % 2 == 0:
        return np.ones(shape)
    return (rng.random(shape) >= p).astype(float)
