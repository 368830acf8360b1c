lines = [2, 2, 2, 5, 5, 4, 3, 3, 3, 3, 2, 4]
answers = dict(enumerate(zip(lines, "cadbcdacbadb"), start=1))
