# rescales-the-given-masks: the survivors were rescaled
h1_a = (2, 0, 4)
h2_a = (0, 20, 8)
h3_a = (0, 0, 0)
y_a = -1
