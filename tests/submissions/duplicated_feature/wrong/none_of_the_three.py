# none-of-the-three: three
preferred = (0.5, 1.5)
preferred_loss = 15.625
