# coins-at-inference: they are switched off
answers = {1: "b", 2: "d", 3: "a", 4: "d"}
