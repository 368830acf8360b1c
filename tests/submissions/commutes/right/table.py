def commutes(name, scaled):
    return {'relu': True, 'leaky_relu': True, 'tanh': not scaled, 'gelu': not scaled, 'selu': not scaled, 'sigmoid': False}[name]
