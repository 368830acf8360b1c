# accuses-everyone: a test that always fails
def check_dropout(fn):
    return "I do not trust it"
