# none: raised
def commutes(name, scaled):
    return {'relu': True, 'leaky': True, 'tanh': not scaled, 'gelu': not scaled, 'selu': not scaled, 'sigmoid': False}[name]
