# raises-instead-of-accusing: NameError
def check_dropout(fn):
    out, _ = fn(nupmy.ones(3), 0.2, None)
