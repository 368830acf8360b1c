def commutes(name, scaled):
    return int(name in ('relu', 'leaky_relu') or (not scaled and name in ('tanh', 'gelu', 'selu')))
