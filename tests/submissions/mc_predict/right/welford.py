import numpy as np
def mc_predict(net, inputs, passes, generator):
    mean, m2 = 0.0, 0.0
    for t in range(1, passes + 1):
        f = net(inputs, generator)
        delta = f - mean
        mean = mean + delta / t
        m2 = m2 + delta * (f - mean)
    return [mean, (m2 / passes) ** 0.5]
