# returns-nothing: return
def can_move(optimizer):
    optimizer != 'sgd'
