# only-the-first-mask: the second is not
h1_b = (1, 1, 0)
h2_b = (3, 1, 2)
h3_b = (0, 6, 0)
y_b = 5
