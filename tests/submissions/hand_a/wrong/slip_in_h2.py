# none: is not right in unit 2, though what comes before is
h1_a = (1, 0, 2)
h2_a = (0, 3, 3)
h3_a = (4, 0, 0)
y_a = 7
