# mask-order-reversed: in reverse order
h1_a = (1, 1, 0)
h2_a = (0, 1, 2)
h3_a = (5, 0, 3)
y_a = 3
