def enumerate_states(w, x, p):
    rows = []
    for m in np.ndindex(*(2,) * len(w)):
        m = np.array(m, dtype=np.int8)
        rows.append((m, np.array(np.prod(np.where(m == 1, 1 - p, p))), np.array(m @ (w * x))))
    return rows
