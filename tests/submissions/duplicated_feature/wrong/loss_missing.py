# none: not attempted
preferred = (1, 1)
preferred_loss = None
