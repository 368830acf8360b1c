# transposes-square-weights: used transposed
h1_b = (1, 1, 0)
h2_b = (3, 0, 6)
h3_b = (0, 0, 25)
y_b = -51
