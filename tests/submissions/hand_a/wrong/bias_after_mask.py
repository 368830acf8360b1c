# bias-after-mask: the bias belongs inside the ReLU
h1_a = (1, -2, 2)
h2_a = (2, 2, 2)
h3_a = (1, 4, -2)
y_a = 9
