# returns-nothing: returned None
def enumerate_states(w, x, p):
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        print(m, (1 - p) ** kept * p ** (len(m) - kept), np.dot(np.array(m) * w, x))
