# none: should give one number
leaky = "before"
leaked = (0, 2, 0)
