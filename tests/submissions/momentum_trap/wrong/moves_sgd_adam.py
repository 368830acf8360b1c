# plain-sgd-stands-still: times zero
def can_move(optimizer):
    return {'sgd': True, 'momentum': False, 'adam': True, 'weight_decay': False}[optimizer]
