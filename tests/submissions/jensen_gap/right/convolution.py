def expected_relu(w, x, p):
    dist = {0.0: 1.0}
    for a, b in zip(w, x):
        t = float(a * b)
        new = {}
        for z, pr in dist.items():
            new[z] = new.get(z, 0.0) + pr * p
            new[z + t] = new.get(z + t, 0.0) + pr * (1 - p)
        dist = new
    return sum(pr * z for z, pr in dist.items() if z > 0)

jensen_w = [10.0, -10.0]
jensen_x = [1.0, 1.0]
jensen_p = 0.5

