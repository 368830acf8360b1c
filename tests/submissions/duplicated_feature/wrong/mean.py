# mean-for-sum: sum
preferred = (1, 1)
preferred_loss = 3.125
