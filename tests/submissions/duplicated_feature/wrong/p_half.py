# another-rate: 0.2
preferred = (1, 1)
preferred_loss = 50
