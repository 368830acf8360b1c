preferred = min([(2, 0), (1, 1), (3, -1)], key=lambda w: w[0] ** 2 + w[1] ** 2)
preferred_loss = 0.2 / 0.8 * 25 * 2
