# last-hidden-unmasked: the last hidden layer with all its units
h1_a = (1, 0, 2)
h2_a = (0, 4, 3)
h3_a = (2, 0, 3)
y_a = -3
