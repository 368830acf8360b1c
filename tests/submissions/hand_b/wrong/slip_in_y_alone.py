# none: is not right, though what comes before is
h1_b = (1, 1, 0)
h2_b = (3, 0, 2)
h3_b = (0, 6, 0)
y_b = 8
