# returns-nothing: returned None
def expected_z(w, x, p):
    print((1 - p) * np.dot(w, x))
