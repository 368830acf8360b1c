# rescales-the-given-masks: the survivors were rescaled
h1_b = (1.5, 1.5, 0)
h2_b = (5.25, 0, 3)
h3_b = (0, 14.25, 0)
y_b = 13.25
