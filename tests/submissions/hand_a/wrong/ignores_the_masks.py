# ignores-the-masks: this is the full network
h1_a = (1, 1, 2)
h2_a = (7, 5, 4)
h3_a = (0, 12, 0)
y_a = 11
