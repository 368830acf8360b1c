# leaky-is-straight-too: two straight
def commutes(name, scaled):
    return name == 'relu' or (not scaled and name != 'sigmoid')
