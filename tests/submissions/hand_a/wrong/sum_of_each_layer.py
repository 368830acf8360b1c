# leaves-out-dropped-units: a dropped unit keeps its place
h1_a = 3
h2_a = 7
h3_a = 2
y_a = 3
