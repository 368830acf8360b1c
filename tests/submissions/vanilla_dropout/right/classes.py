class Vanilla:
    def __init__(self, p): self.q = 1 - p
    def train(self, x, rng): return np.floor(rng.random(x.shape) + self.q) * x
    def test(self, x): return x * self.q
def vanilla_train(x, p, rng): return Vanilla(p).train(x, rng)
def vanilla_test(x, p): return Vanilla(p).test(x)
