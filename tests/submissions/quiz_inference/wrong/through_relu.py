# mean-after-relu-stays: nonlinearities break it
answers = {1: "b", 2: "c", 3: "d", 4: "d"}
