# vanilla-loss: survivors are divided
preferred = (1, 1)
preferred_loss = 12
