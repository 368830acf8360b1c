# first-hidden-unmasked: the first hidden layer with all its units
h1_b = (1, 1, 2)
h2_b = (7, 0, 4)
h3_b = (0, 12, 0)
y_b = 11
