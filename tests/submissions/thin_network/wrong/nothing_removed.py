# zeroes-instead-of-removing: still there
def thin_network(Ws, bs, masks):
    return [W.copy() for W in Ws], [b.copy() for b in bs]
