answers = {1: "B", 2: "C", 3: "A", 4: "D"}
