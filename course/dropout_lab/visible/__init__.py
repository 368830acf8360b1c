"""The visible half of each test: a module for each notebook, in it a function for each test cell, named as the cell is.

A test cell is two lines; nbgrader's hidden half follows in the instructor's copy::

    with exercise("expected_z"):
        visible.test_expected_z(expected_z)

Right values and what known mistakes lead to are recorded in ``values.json`` when the course is built (see
``recorded``); no line here works out a right answer.
"""
