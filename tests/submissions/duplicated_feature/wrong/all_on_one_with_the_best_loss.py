# penalty-counts-squares: squares
preferred = (2, 0)
preferred_loss = 12.5
