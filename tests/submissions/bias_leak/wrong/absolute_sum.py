# none: is not right yet
leaky = "before"
leaked = 6
