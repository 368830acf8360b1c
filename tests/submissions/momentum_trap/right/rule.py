def can_move(optimizer):
    return optimizer != 'sgd'
