# none: should be a dictionary
answers = [(2, "c"), (2, "a")]
