# complement-masks: a 1 keeps a unit
h1_a = (0, 1, 0)
h2_a = (4, 0, 0)
h3_a = (0, 0, 0)
y_a = -1
