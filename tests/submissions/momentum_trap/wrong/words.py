# not-yes-or-no: True or False
def can_move(optimizer):
    return {'sgd': 'no', 'momentum': 'yes', 'adam': 'yes', 'weight_decay': 'yes'}[optimizer]
