# norm-of-the-column: square
preferred = (1, 1)
preferred_loss = 2.5
