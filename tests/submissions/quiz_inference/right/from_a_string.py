answers = dict(enumerate("bcad", start=1))
