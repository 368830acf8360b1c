# none: should be a dictionary
answers = "bcad"
