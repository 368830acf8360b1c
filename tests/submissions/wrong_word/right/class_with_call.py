class Factor:
    def __call__(self, claim, p):
        return getattr(self, claim)(p)
    def rate(self, p): return 1 - p
    def down(self, p): return 1 / self.rate(p)
    def eval(self, p): return self.rate(p) * self.down(p)
    def ones(self, p): return 1 / p
right_factor = Factor()
