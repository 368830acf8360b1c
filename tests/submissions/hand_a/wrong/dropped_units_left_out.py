# leaves-out-dropped-units: a dropped unit keeps its place
h1_a = (1, 2)
h2_a = (4, 3)
h3_a = (2, 0)
y_a = 3
