# leaves-out-the-relu: a negative sum went through
h1_b = (1, 1, 0)
h2_b = (3, 0, 2)
h3_b = (0, 6, -2)
y_b = 9
