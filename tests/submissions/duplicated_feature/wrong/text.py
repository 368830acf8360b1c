# text-for-a-number: text
preferred = (1, 1)
preferred_loss = "12.5"
