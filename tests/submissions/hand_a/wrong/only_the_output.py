# several-slips-lead-here: more than one slip leads to this number
h1_a = None
h2_a = None
h3_a = None
y_a = 11
