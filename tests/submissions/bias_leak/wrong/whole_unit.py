# leak-of-the-whole-unit: says alive
leaky = "before"
leaked = 5
