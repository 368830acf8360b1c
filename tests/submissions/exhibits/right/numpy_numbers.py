import numpy as np

lines = np.array([2, 2, 2, 5, 5, 4, 3, 3, 3, 3, 2, 4])
answers = {}
for number, letter in enumerate("cadbcdacbadb", start=1):
    answers[number] = (lines[number - 1], letter)
