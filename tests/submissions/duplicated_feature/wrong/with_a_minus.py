# penalty-counts-squares: squares
preferred = (3, -1)
preferred_loss = 62.5
