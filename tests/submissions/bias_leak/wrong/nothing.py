# finds-no-leak: whose bias is positive
leaky = "before"
leaked = 0
