answers = {}
answers[4] = "d"
answers[2] = "c "
answers[1] = "b"
answers[3] = "a)"
