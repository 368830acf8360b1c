# inside-the-spread: below twice
visible_bugs = {7, 11}
