# matrix-does-not-fit: a column for each unit of the layer before
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = m[k] * np.maximum(h @ Ws[k] + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)
