# relu-lets-factors-through: positive factor
def commutes(name, scaled):
    return not (name in ('relu', 'leaky_relu') or (not scaled and name != 'sigmoid'))
