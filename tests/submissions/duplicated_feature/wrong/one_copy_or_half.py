# one-copy-alone: copies
preferred = (1, 1)
preferred_loss = 6.25
