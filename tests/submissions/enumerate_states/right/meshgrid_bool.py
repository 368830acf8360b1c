def enumerate_states(w, x, p):
    w, x = checked(w, x, p)
    masks = np.stack(np.meshgrid(*[[True, False]] * len(w), indexing="ij"), axis=-1).reshape(-1, len(w))
    probs = np.where(masks, 1 - p, p).prod(axis=1)
    z = masks @ (w * x)
    return list(zip(masks, probs, z))
