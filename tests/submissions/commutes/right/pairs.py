TABLE = {(n, s) for n in ('relu', 'leaky_relu') for s in (True, False)} | {(n, False) for n in ('tanh', 'gelu', 'selu')}


def commutes(name, scaled):
    return (name, bool(scaled)) in TABLE
