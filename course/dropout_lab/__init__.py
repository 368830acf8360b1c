"""The small library that the notebooks of *Dropout, one coin at a time* import.

``checks``       the vocabulary of the tests, which say what is wrong in a sentence
``content``      what the notebooks show and work with: digits, a small network, experiments, exhibits, questions
``figures``      the course's pictures, in one style
``stub_errors``  how an error is shown whose cause is a function that is still to be written

``content`` may use ``checks``; ``checks`` and ``figures`` use neither of the others. The library holds no answer of any
exercise, and it needs numpy and matplotlib alone. Importing it changes one thing: where IPython runs the cells, a
function that is still to be written is named in one line, without a traceback.
"""

from .stub_errors import say_so_in_one_line

say_so_in_one_line()
