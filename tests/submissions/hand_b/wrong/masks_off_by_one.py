# masks-off-by-one: one layer off
h1_b = (1, 0, 2)
h2_b = (0, 4, 3)
h3_b = (2, 0, 3)
y_b = -3
