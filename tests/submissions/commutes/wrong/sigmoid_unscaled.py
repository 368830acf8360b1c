# sigmoid-of-zero: 0.5
def commutes(name, scaled):
    return name in ('relu', 'leaky_relu') or not scaled
