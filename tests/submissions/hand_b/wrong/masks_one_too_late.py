# masks-off-by-one: one layer off
h1_b = (1, 1, 2)
h2_b = (7, 5, 0)
h3_b = (0, 0, 0)
y_b = -1
