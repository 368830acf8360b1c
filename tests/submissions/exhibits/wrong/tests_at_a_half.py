# repairs-nothing: one rate at which the test cannot see it
answers = {
    1: (2, "c"),
    2: (2, "d"),
    3: (2, "d"),
    4: (5, "b"),
    5: (5, "c"),
    6: (4, "d"),
    7: (3, "a"),
    8: (3, "c"),
    9: (3, "b"),
    10: (3, "a"),
    11: (2, "d"),
    12: (4, "b"),
}
