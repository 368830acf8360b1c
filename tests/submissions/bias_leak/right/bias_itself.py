leaky = "before"
leaked = max(0, bs[1][0])
