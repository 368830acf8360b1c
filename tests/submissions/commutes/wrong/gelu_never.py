# zero-stays-zero: f(0) = 0
def commutes(name, scaled):
    return name in ('relu', 'leaky_relu') or (not scaled and name in ('tanh', 'selu'))
