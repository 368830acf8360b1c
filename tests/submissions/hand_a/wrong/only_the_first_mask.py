# only-the-first-mask: the second is not
h1_a = (1, 0, 2)
h2_a = (5, 4, 3)
h3_a = (0, 9, 0)
y_a = 8
