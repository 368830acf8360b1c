# none: should be 'before' or 'after'
leaky = 1
leaked = 2
