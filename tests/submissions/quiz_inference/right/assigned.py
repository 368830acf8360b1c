answers = {}
answers[1] = "b"
answers[2] = "c"
answers[3] = "a"
answers[4] = "d"
