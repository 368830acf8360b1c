# none-of-the-three: three
preferred = (0.8888888888888888, 0.8888888888888888)
preferred_loss = 11.11111
