# none: should be 'before' or 'after'
leaky = "a"
leaked = 2
