# not-yes-or-no: True or False
def commutes(name, scaled):
    return 'yes' if name in ('relu', 'leaky_relu') or (not scaled and name != 'sigmoid') else 'no'
