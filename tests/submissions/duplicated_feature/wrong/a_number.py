# none-of-the-three: three
preferred = 2
preferred_loss = 12.5
