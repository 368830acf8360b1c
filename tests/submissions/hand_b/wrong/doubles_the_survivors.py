# rescales-the-given-masks: the survivors were rescaled
h1_b = (2, 2, 0)
h2_b = (8, 0, 4)
h3_b = (0, 28, 0)
y_b = 27
