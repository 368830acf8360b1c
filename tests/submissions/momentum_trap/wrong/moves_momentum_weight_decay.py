# adam-remembers: earlier
def can_move(optimizer):
    return {'sgd': False, 'momentum': True, 'adam': False, 'weight_decay': True}[optimizer]
