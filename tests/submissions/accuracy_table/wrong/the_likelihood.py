# likelihood-not-accuracy: the question is about the error
visible_bugs = {3, 5}
