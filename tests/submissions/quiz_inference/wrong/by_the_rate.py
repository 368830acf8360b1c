# rate-at-inference: no rule multiplies by it
answers = {1: "b", 2: "a", 3: "a", 4: "d"}
