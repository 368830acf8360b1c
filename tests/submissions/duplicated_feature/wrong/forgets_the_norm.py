# forgets-the-norm: column
preferred = (1, 1)
preferred_loss = 0.5
