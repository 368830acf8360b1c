# one-mask-per-epoch: the next pass tosses again
answers = {1: "c", 2: "c", 3: "a", 4: "d"}
