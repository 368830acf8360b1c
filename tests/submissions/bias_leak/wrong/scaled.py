# leak-scaled: comes through as it is
leaky = "before"
leaked = 4
