# ratio-upside-down: exchanged
preferred = (1, 1)
preferred_loss = 200
