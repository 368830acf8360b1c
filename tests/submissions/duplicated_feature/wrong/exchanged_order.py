# penalty-counts-squares: squares
preferred = (-1, 3)
preferred_loss = 62.5
