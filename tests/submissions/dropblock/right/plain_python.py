def dropblock_gamma(p, block, feat):
    return p * feat * feat / (block * (feat - block + 1)) ** 2
def dropblock_drop_map(p, block, feat):
    def ways(i):
        return sum(1 for s in range(feat - block + 1) if s <= i < s + block)
    g = dropblock_gamma(p, block, feat)
    return [[1 - (1 - g) ** (ways(i) * ways(j)) for j in range(feat)] for i in range(feat)]
