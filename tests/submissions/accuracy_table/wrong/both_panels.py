# likelihood-not-accuracy: visible_bugs holds 3
visible_bugs = {3, 5, 11}
