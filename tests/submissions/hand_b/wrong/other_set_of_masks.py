# other-set-of-masks: the other set of masks
h1_b = (1, 0, 2)
h2_b = (0, 4, 3)
h3_b = (2, 0, 0)
y_b = 3
