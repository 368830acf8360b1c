# rounds-the-result: cut short
def derivation_line(k, p, w, x):
    return round((1 - p) * float(np.dot(w, x)), 3)
