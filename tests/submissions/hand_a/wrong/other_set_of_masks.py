# other-set-of-masks: the other set of masks
h1_a = (1, 1, 0)
h2_a = (3, 0, 2)
h3_a = (0, 6, 0)
y_a = 5
