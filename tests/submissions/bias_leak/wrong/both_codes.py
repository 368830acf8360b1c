# none: should be 'before' or 'after'
leaky = "both"
leaked = 2
