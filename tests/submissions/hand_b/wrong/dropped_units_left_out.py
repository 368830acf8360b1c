# leaves-out-dropped-units: a dropped unit keeps its place
h1_b = (1, 1)
h2_b = (3, 2)
h3_b = (6, 0)
y_b = 5
