# mask-before-bias: a dropped unit still says its bias
h1_a = (1, 0, 2)
h2_a = (2, 4, 3)
h3_a = (0, 3, 0)
y_a = 2
