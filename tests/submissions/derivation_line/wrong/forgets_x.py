# forgets-the-weights: w_i times x_i
def derivation_line(k, p, w, x):
    return (1 - p) * float(w[0] + w[1])
