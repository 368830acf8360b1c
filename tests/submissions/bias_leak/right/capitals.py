leaky = "Before"
leaked = 2
