# accuses-a-right-one: notebook 3 allows this
calls = 0


def check_dropout(fn):
    global calls
    calls += 1
    return "one of two is always wrong" if calls % 2 else None
