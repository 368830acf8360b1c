# built-on-a-wrong-step: built on numbers that are wrong already
h1_a = (1, 0, 3)
h2_a = (0, 9, 9)
h3_a = (1, 0, 0)
y_a = 1
