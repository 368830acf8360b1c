# returns-nothing: returned None
def derivation_line(k, p, w, x):
    if k == 4:
        return (1 - p) * np.dot(w, x)
