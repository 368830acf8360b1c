# accuses-nobody: a test that always passes
def check_dropout(fn):
    return None
