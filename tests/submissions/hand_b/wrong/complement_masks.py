# complement-masks: a 1 keeps a unit
h1_b = (0, 0, 2)
h2_b = (0, 2, 0)
h3_b = (0, 0, 0)
y_b = -1
