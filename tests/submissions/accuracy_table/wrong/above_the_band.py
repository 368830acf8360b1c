# inside-the-spread: visible_bugs holds 2
visible_bugs = {2, 10, 11}
