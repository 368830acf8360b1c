# relu-lets-factors-through: positive factor
def commutes(name, scaled):
    return not scaled and name != 'sigmoid'
