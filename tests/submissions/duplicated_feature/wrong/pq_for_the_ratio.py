# rate-for-the-ratio: p/(1 - p)
preferred = (1, 1)
preferred_loss = 8
