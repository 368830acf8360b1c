# returns-nothing: return
def commutes(name, scaled):
    name in ('relu', 'leaky_relu')
