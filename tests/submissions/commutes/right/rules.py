def commutes(name, scaled):
    if name == 'sigmoid':
        return False
    return not scaled or name in {'relu', 'leaky_relu'}
