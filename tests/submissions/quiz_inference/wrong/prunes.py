# prunes-weights: nothing is removed for good
answers = {1: "d", 2: "c", 3: "a", 4: "d"}
