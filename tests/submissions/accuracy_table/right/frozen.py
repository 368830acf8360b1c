visible_bugs = frozenset(range(11, 12))
