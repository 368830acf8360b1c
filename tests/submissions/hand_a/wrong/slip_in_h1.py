# none: is not right in unit 3
h1_a = (1, 0, 3)
h2_a = (0, 6, 4)
h3_a = (1, 0, 0)
y_a = 1
