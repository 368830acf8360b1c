"""The small library that the notebooks of *Dropout, one coin at a time* import.

``checks``       the vocabulary of the tests, which say what is wrong in a sentence
``content``      what the notebooks show and work with: digits, a small network, experiments, exhibits, questions
``figures``      the course's pictures, in one style
``page``         what a notebook shows of the work done in it: verdicts, progress, what waits for an exercise
``records``      experiments with many seeds, each with its record, which a command makes
``visible``      the visible half of each test

``content`` and ``visible`` may use ``checks``, ``records`` uses ``content``; ``checks`` and ``figures`` use ``page``
alone. The library holds no answer of any exercise, and it needs numpy and matplotlib alone. Importing it changes one
thing: where IPython runs the cells, an answer that is missing, or wrong and in the way, is named in one line, without a
traceback.
"""

from .page.unfinished import say_so_in_one_line

say_so_in_one_line()
