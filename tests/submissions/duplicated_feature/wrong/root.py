# root-of-the-loss: root
preferred = (1, 1)
preferred_loss = 3.5355339059327378
