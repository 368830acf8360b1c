# plain-sgd-stands-still: times zero
def can_move(optimizer):
    return {'sgd': True, 'momentum': True, 'adam': True, 'weight_decay': True}[optimizer]
