# none: is not right in unit 2
h1_b = (1, 2, 0)
h2_b = (5, 0, 3)
h3_b = (0, 9, 0)
y_b = 8
