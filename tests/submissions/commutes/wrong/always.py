# bends-the-factor: through the curve
def commutes(name, scaled):
    return True
