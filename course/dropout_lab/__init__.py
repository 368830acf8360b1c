"""The small library that the notebooks of *Dropout, one coin at a time* import.

``checks``          tests that say what is wrong, in words
``misconceptions``  the sentences they say, by name
``figures``         the course's pictures, one grammar for all of them

It holds no answer of any exercise, and it needs numpy and matplotlib alone.
"""
