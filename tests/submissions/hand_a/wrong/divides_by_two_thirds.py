# rescales-the-given-masks: the survivors were rescaled
h1_a = (1.5, 0, 3)
h2_a = (0, 10.5, 5.25)
h3_a = (0, 0, 0)
y_a = -1
