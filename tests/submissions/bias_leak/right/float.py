leaky = "before"
leaked = 2.0
