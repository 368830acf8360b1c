# masks-off-by-one: one layer off
h1_a = (0, 1, 2)
h2_a = (8, 3, 0)
h3_a = (0, 18, 0)
y_a = 17
