# none: there is no exhibit 13
visible_bugs = {11, 13}
