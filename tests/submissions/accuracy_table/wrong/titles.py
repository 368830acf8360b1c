# none: should hold numbers of exhibits
visible_bugs = {"Noise in the predictions"}
