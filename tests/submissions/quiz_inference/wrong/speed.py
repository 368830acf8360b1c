# scaling-costs-speed: costs nothing
answers = {1: "b", 2: "c", 3: "a", 4: "b"}
