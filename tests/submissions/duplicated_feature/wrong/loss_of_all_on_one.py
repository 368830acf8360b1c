# loss-of-another-weighting: another weighting
preferred = (1, 1)
preferred_loss = 25
