# vanilla-at-inference: that is vanilla dropout
answers = {1: "b", 2: "b", 3: "a", 4: "d"}
