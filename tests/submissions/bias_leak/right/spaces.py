leaky = ' before '
leaked = [2]
