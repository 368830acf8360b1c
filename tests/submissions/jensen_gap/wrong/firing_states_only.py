# conditions-on-firing: the others count too, with 0
def expected_relu(w, x, p):
    total = weight = 0.0
    for m in product((0, 1), repeat=len(w)):
        z = np.dot(m, w * x)
        if z > 0:
            c = math.prod(1 - p if coin else p for coin in m)
            total, weight = total + c * z, weight + c
    return total / weight if weight else 0.0


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3
