# variance-stays: enlarges the variance
answers = {1: "b", 2: "c", 3: "c", 4: "d"}
