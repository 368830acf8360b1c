"""The small library that the notebooks of *Dropout, one coin at a time* import.

``checks``          tests that say what is wrong, in words
``misconceptions``  the sentences they say, by name
``gradient_checks`` the same for backward passes, switches and gradients
``figures``         the course's pictures, one grammar for all of them
``digits``, ``mlp`` handwritten digits, and a small network to train on them

It holds no answer of any exercise, and it needs numpy and matplotlib alone. Importing it changes one thing: where
IPython runs the cells, a function that is still to be written is named in one line, without a traceback.
"""

from .unwritten import say_so_in_one_line

say_so_in_one_line()
