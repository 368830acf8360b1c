preferred = (1, 1)
preferred_loss = 12.5
