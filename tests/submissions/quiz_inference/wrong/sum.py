# sum-stays: no single sum stays
answers = {1: "b", 2: "c", 3: "b", 4: "d"}
