# last-hidden-unmasked: the last hidden layer with all its units
h1_b = (1, 1, 0)
h2_b = (3, 0, 2)
h3_b = (4, 6, 0)
y_b = 13
