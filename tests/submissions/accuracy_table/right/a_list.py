visible_bugs = [11]
