# momentum-remembers: earlier
def can_move(optimizer):
    return {'sgd': False, 'momentum': False, 'adam': False, 'weight_decay': False}[optimizer]
