# bias-after-mask: the bias belongs inside the ReLU
h1_b = (1, 1, 1)
h2_b = (5, -2, 3)
h3_b = (1, 9, -1)
y_b = 12
