# guard-itself-fails: NameError
def check_dropout(fn):
    out, _ = fn(nupmy.ones(3), 0.2, None)
