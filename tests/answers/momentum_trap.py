# %% right numpy_bool
import numpy as np


def can_move(optimizer):
    return np.bool_(np.any(np.array(["momentum", "adam", "weight_decay"]) == optimizer))

# %% right rule
def can_move(optimizer):
    return optimizer != "sgd"

# %% right set
MOVERS = frozenset({"momentum", "adam", "weight_decay"})


def can_move(optimizer):
    return optimizer in MOVERS

# %% right simulated
import numpy as np


def can_move(optimizer):
    w, v, s = 1.0, 0.0, 0.0
    for t, g in enumerate((0.5, 0.0), start=1):
        before = w
        if optimizer == "sgd":
            w -= 0.1 * g
        elif optimizer == "weight_decay":
            w -= 0.1 * (g + 0.01 * w)
        elif optimizer == "momentum":
            v = 0.9 * v + g
            w -= 0.1 * v
        else:
            v, s = 0.9 * v + 0.1 * g, 0.999 * s + 0.001 * g * g
            w -= 0.1 * (v / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
    return bool(w != before)

# %% right table
def can_move(optimizer):
    return {"sgd": False, "momentum": True, "adam": True, "weight_decay": True}[optimizer]

# %% wrong moves_adam: momentum-remembers | earlier
def can_move(optimizer):
    return {"sgd": False, "momentum": False, "adam": True, "weight_decay": False}[optimizer]

# %% wrong moves_adam_weight_decay: momentum-remembers | earlier
def can_move(optimizer):
    return {"sgd": False, "momentum": False, "adam": True, "weight_decay": True}[optimizer]

# %% wrong moves_momentum: adam-remembers | earlier
def can_move(optimizer):
    return {"sgd": False, "momentum": True, "adam": False, "weight_decay": False}[optimizer]

# %% wrong moves_momentum_adam: decay-needs-no-gradient | gradient or not
def can_move(optimizer):
    return {"sgd": False, "momentum": True, "adam": True, "weight_decay": False}[optimizer]

# %% wrong moves_momentum_weight_decay: adam-remembers | earlier
def can_move(optimizer):
    return {"sgd": False, "momentum": True, "adam": False, "weight_decay": True}[optimizer]

# %% wrong moves_nothing: momentum-remembers | earlier
def can_move(optimizer):
    return {"sgd": False, "momentum": False, "adam": False, "weight_decay": False}[optimizer]

# %% wrong moves_sgd: plain-sgd-stands-still | times zero
def can_move(optimizer):
    return {"sgd": True, "momentum": False, "adam": False, "weight_decay": False}[optimizer]

# %% wrong moves_sgd_adam: plain-sgd-stands-still | times zero
def can_move(optimizer):
    return {"sgd": True, "momentum": False, "adam": True, "weight_decay": False}[optimizer]

# %% wrong moves_sgd_adam_weight_decay: plain-sgd-stands-still | times zero
def can_move(optimizer):
    return {"sgd": True, "momentum": False, "adam": True, "weight_decay": True}[optimizer]

# %% wrong moves_sgd_momentum: plain-sgd-stands-still | times zero
def can_move(optimizer):
    return {"sgd": True, "momentum": True, "adam": False, "weight_decay": False}[optimizer]

# %% wrong moves_sgd_momentum_adam: plain-sgd-stands-still | times zero
def can_move(optimizer):
    return {"sgd": True, "momentum": True, "adam": True, "weight_decay": False}[optimizer]

# %% wrong moves_sgd_momentum_adam_weight_decay: plain-sgd-stands-still | times zero
def can_move(optimizer):
    return {"sgd": True, "momentum": True, "adam": True, "weight_decay": True}[optimizer]

# %% wrong moves_sgd_momentum_weight_decay: plain-sgd-stands-still | times zero
def can_move(optimizer):
    return {"sgd": True, "momentum": True, "adam": False, "weight_decay": True}[optimizer]

# %% wrong moves_sgd_weight_decay: plain-sgd-stands-still | times zero
def can_move(optimizer):
    return {"sgd": True, "momentum": False, "adam": False, "weight_decay": True}[optimizer]

# %% wrong moves_weight_decay: momentum-remembers | earlier
def can_move(optimizer):
    return {"sgd": False, "momentum": False, "adam": False, "weight_decay": True}[optimizer]

# %% wrong no_return: returns-nothing | return
def can_move(optimizer):
    optimizer != "sgd"

# %% wrong words: not-yes-or-no | True or False
def can_move(optimizer):
    return {"sgd": "no", "momentum": "yes", "adam": "yes", "weight_decay": "yes"}[optimizer]
