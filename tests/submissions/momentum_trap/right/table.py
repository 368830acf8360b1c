def can_move(optimizer):
    return {'sgd': False, 'momentum': True, 'adam': True, 'weight_decay': True}[optimizer]
