# relu-lets-factors-through: positive factor
def commutes(name, scaled):
    return False
