# mask-before-bias: mask comes last
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9):
        m = np.array(mask).reshape(3, 3)
        h = x
        for k in range(3):
            h = np.maximum(m[k] * (Ws[k] @ h) + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)
