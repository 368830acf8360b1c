# none: should be a set
visible_bugs = 11
