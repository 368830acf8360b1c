MOVERS = frozenset({'momentum', 'adam', 'weight_decay'})


def can_move(optimizer):
    return optimizer in MOVERS
