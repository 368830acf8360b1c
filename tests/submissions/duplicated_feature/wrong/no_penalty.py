# forgets-the-penalty: plain
preferred = (1, 1)
preferred_loss = 0
