# earlier-steps-missing: without the layers before it
h1_a = None
h2_a = None
h3_a = None
y_a = 42
