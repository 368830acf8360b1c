preferred = [1, 1]
preferred_loss = 25 / 2
