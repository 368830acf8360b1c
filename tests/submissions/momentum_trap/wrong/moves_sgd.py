# plain-sgd-stands-still: times zero
def can_move(optimizer):
    return {'sgd': True, 'momentum': False, 'adam': False, 'weight_decay': False}[optimizer]
