# none: is not right, though what comes before is
h1_a = (1, 0, 2)
h2_a = (0, 4, 3)
h3_a = (2, 0, 0)
y_a = 6
