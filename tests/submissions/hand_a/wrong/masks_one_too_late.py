# masks-off-by-one: one layer off
h1_a = (1, 1, 2)
h2_a = (7, 0, 4)
h3_a = (0, 12, 0)
y_a = 11
