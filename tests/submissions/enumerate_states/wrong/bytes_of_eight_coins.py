# none: raised
def enumerate_states(w, x, p):
    n, out = len(w), []
    for number in np.arange(2**n, dtype=np.uint16):
        mask = np.unpackbits(np.array([int(number)], dtype=np.uint8))[-n:]
        out.append((mask, float(np.prod(np.where(mask, 1 - p, p))), float(mask @ (w * x))))
    return out
