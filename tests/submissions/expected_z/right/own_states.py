def expected_z(w, x, p):
    return sum(probability * z for _, probability, z in enumerate_states(w, x, p))
