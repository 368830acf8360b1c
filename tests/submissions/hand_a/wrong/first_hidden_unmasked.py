# first-hidden-unmasked: the first hidden layer with all its units
h1_a = (1, 1, 2)
h2_a = (0, 5, 4)
h3_a = (3, 0, 0)
y_a = 5
