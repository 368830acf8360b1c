# leaves-out-the-biases: the biases are missing
h1_a = (2, 0, 1)
h2_a = (0, 6, 0)
h3_a = (0, 0, 0)
y_a = -1
