# decay-needs-no-gradient: gradient or not
def can_move(optimizer):
    return {'sgd': False, 'momentum': True, 'adam': True, 'weight_decay': False}[optimizer]
