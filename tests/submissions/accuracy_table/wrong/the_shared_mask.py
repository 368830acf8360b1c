# inside-the-spread: visible_bugs holds 10
visible_bugs = {10, 11}
