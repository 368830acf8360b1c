# mask-bits-reversed: from the other end
h1_a = (1, 0, 2)
h2_a = (5, 4, 0)
h3_a = (0, 12, 0)
y_a = 11
