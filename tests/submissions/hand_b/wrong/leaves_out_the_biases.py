# leaves-out-the-biases: the biases are missing
h1_b = (2, 3, 0)
h2_b = (4, 0, 1)
h3_b = (0, 7, 0)
y_b = 7
