# momentum-remembers: earlier
def can_move(optimizer):
    return {'sgd': False, 'momentum': False, 'adam': True, 'weight_decay': False}[optimizer]
