# leak-as-change-of-the-output: to the prediction
leaky = "before"
leaked = 1
