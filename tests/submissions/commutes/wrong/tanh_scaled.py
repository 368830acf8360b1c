# bends-the-factor: through the curve
def commutes(name, scaled):
    return name in ('relu', 'leaky_relu', 'tanh') or (not scaled and name != 'sigmoid')
