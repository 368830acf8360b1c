def expected_relu(w, x, p):
    total = 0.0
    for mask in product((0, 1), repeat=len(w)):
        probability = math.prod(1 - p if coin else p for coin in mask)
        total += probability * max(0.0, float(np.dot(mask, w * x)))
    return total


jensen_w = np.array([3.0, -4.0])
jensen_x = np.array([1.0, 1.0])
jensen_p = 0.5
