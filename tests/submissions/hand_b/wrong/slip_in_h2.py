# none: is not right in unit 1, though what comes before is
h1_b = (1, 1, 0)
h2_b = (2, 0, 2)
h3_b = (0, 4, 0)
y_b = 3
