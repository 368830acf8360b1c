# none: turned
def vanilla_train(x, p, rng):
    y = np.frombuffer(x.tobytes(), dtype=x.dtype).reshape(x.shape[::-1]).T if not x.flags.c_contiguous else x
    return y * (rng.random(x.shape) >= p)

def vanilla_test(x, p):
    return (1 - p) * x

