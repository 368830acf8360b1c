# text-for-a-number: return the number itself
def expected_z(w, x, p):
    return f"{(1 - p) * np.dot(w, x):.10f}"
