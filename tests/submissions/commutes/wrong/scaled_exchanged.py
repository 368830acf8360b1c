# bends-the-factor: through the curve
def commutes(name, scaled):
    return name in ('relu', 'leaky_relu') or (scaled and name != 'sigmoid')
