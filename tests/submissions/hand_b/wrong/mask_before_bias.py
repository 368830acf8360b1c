# mask-before-bias: a dropped unit still says its bias
h1_b = (1, 1, 1)
h2_b = (5, 0, 3)
h3_b = (1, 9, 0)
y_b = 10
