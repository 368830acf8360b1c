# leak-before-relu: clipped to 0
leaky = "before"
leaked = -2
