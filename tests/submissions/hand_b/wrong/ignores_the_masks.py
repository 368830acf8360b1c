# ignores-the-masks: this is the full network
h1_b = (1, 1, 2)
h2_b = (7, 5, 4)
h3_b = (0, 12, 0)
y_b = 11
