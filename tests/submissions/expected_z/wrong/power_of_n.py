# one-factor-per-input: (1 - p)^n is the chance that all n inputs survive
def expected_z(w, x, p):
    return (1 - p) ** len(w) * float(w @ x)
