# the-code-without-the-leak: a dropped unit says exactly 0
leaky = "after"
leaked = 2
