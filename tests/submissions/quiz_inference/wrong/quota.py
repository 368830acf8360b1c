# quota-in-each-pass: 0.2 is its expectation
answers = {1: "a", 2: "c", 3: "a", 4: "d"}
