# counts-too-many: hidden units alone
def all_subnetworks(x, Ws, bs):
    outputs = []
    for mask in product((0, 1), repeat=9 + len(x)):
        m = np.array(mask[:9]).reshape(3, 3)
        h = x * np.array(mask[9:])
        for k in range(3):
            h = m[k] * np.maximum(Ws[k] @ h + bs[k], 0)
        outputs.append((Ws[3] @ h + bs[3])[0])
    return np.array(outputs)
