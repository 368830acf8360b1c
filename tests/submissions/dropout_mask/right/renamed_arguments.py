import numpy as np
toss = np.vectorize(lambda u, rate: float(u >= rate))
def dropout_mask(size, drop_prob, generator):
    return toss(generator.random(size), drop_prob)
