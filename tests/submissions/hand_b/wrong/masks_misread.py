# masks-misread: from the other end
h1_b = (0, 1, 2)
h2_b = (8, 0, 5)
h3_b = (8, 13, 0)
y_b = 28
