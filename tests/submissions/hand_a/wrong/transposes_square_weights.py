# transposes-square-weights: used transposed
h1_a = (1, 0, 2)
h2_a = (0, 2, 6)
h3_a = (0, 0, 0)
y_a = -1
