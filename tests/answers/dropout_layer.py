# %% right binomial
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = self.rng.binomial(1, 1 - self.p, x.shape) / (1 - self.p or 1)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% right bool_mask
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = self.rng.random(x.shape) >= self.p
        return np.where(self.factor, x / (1 - self.p or 1), 0.0)

    def backward(self, dout):
        if self.factor is None:
            return dout
        return np.where(self.factor, dout / (1 - self.p or 1), 0.0)

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% right callable_too
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p or 1)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    __call__ = lambda self, x: self.forward(x)

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% right closure_per_forward
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self._back = lambda dout: dout
            return x
        factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p or 1)
        self._back = lambda dout: dout * factor
        return x * factor

    def backward(self, dout):
        return self._back(dout)

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% right copies_in_eval
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x.copy()
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p or 1)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout.copy()
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% right dataclass
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Dropout:
    p: float
    seed: int | None = None
    on: bool = True
    last: tuple = field(default=None, repr=False)

    def __post_init__(self):
        if self.p < 0 or self.p > 1:
            raise ValueError("p is a probability")
        self.rng = np.random.default_rng(self.seed)

    def forward(self, x):
        keep = self.rng.uniform(size=x.shape) > self.p if self.on else np.ones(x.shape, bool)
        self.last = keep, (1 - self.p or 1 if self.on else 1)
        return self.backward(x)

    def backward(self, dout):
        keep, scale = self.last
        return keep * dout / scale

    def train(self):
        self.on = True

    def eval(self):
        self.on = False

# %% right functions_beside_the_class
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p or 1)
    return x * mask, mask


def inverted_backward(dout, cache):
    return dout if cache is None else dout * cache


class Dropout:
    def __init__(self, p, seed=None):
        if p < 0 or p > 1:
            raise ValueError("p must be in [0, 1]")
        self.p, self.rng, self.mode = p, np.random.default_rng(seed), True

    def forward(self, x):
        out, self.cache = inverted_dropout(x, self.p, self.rng, self.mode)
        return out

    def backward(self, dout):
        return inverted_backward(dout, self.cache)

    def train(self):
        self.mode = True

    def eval(self):
        self.mode = False

# %% right ones_in_eval
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = np.ones_like(x)
            return x * self.factor
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p or 1)
        return x * self.factor

    def backward(self, dout):
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% right property_mode
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self._on = 1
        self.factor = None

    @property
    def training(self):
        return bool(self._on)

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p or 1)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self._on = 1

    def eval(self):
        self._on = 0

# %% right python_random
import random

import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = random.Random(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (np.array([self.rng.random() >= self.p for _ in range(x.size)]).reshape(x.shape)) / (
            1 - self.p or 1
        )
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% right random_state
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.RandomState(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random_sample(x.shape) >= self.p) / (1 - self.p or 1)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% right rate_guarded
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        if self.p == 1:
            self.factor = np.zeros_like(x)
            return x * self.factor
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% right reference
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p or 1)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% right returns_self
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p or 1)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self, mode=True):
        self.training = mode
        return self

    def eval(self):
        return self.train(False)

# %% right slots
import numpy as np


class Dropout:
    __slots__ = ("factor", "p", "rng", "training")

    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p or 1)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% right string_mode
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.mode = "train"
        self.factor = None

    def forward(self, x):
        if self.mode == "eval":
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p or 1)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.mode = "train"

    def eval(self):
        self.mode = "eval"

# %% wrong asserts: raises-another-error | AssertionError
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        assert 0 <= p <= 1
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong backward_draws_again: gradient-draws-again | never draws
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * (self.rng.random(dout.shape) >= self.p) / (1 - self.p)

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong backward_identity: gradient-ignores-mask | dropped unit
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong backward_in_place: changes-its-input | copy
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        dout *= self.factor
        return dout

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong backward_is_forward: gradient-draws-again | never draws
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return self.forward(dout)

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong backward_scaled_twice: gradient-scaled-twice | once
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor / (1 - self.p)

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong backward_without_mask: gradient-scaled-not-masked | dropped
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout / (1 - self.p)

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong backward_without_scale: gradient-forgets-scale | 1/(1 - p)
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * (self.factor > 0)

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong class_generator: layers-share-a-generator | own generator
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        Dropout.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong class_mask: layers-share-a-mask | another layer
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        Dropout.factor = None

    def forward(self, x):
        if not self.training:
            Dropout.factor = None
            return x
        Dropout.factor = (self.rng.random(x.shape) >= self.p) / max(1 - self.p, 1e-9)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong class_switch: switch-shared-by-layers | other layer
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        Dropout.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        Dropout.training = True

    def eval(self):
        Dropout.training = False

# %% wrong clips_p: p-not-checked | ValueError
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        self.p = min(max(p, 0), 1)
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong eval_backward_crashes: no-cache-in-eval | evaluation
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong eval_backward_zero: eval-gradient-not-identity | unchanged
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return 0 * dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong eval_does_nothing: eval-still-drops | eval()
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        pass

# %% wrong eval_draws_too: applies-relu | negative entry
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            self.eval_mask = None
            return np.maximum(x, 0)
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong eval_for_ever: train-does-not-undo-eval | back on
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        pass

    def eval(self):
        self.training = False

# %% wrong eval-scales | identity
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x * (1 - self.p)
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong eval_zeros: none | forward
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return 0 * x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong first_mask_kept: backward-of-the-first-forward | last
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None
        self.first = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        if self.first is None or self.first.shape != x.shape:
            self.first = self.factor
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.first

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong flag_named_train: flag-hides-the-method | another one
import numpy as np


def toss(x, p, rng):
    return (rng.random(x.shape) >= p) / (1 - p)


class Dropout:
    def __init__(self, p, seed=None):
        if p < 0 or p > 1:
            raise ValueError("p must be between 0 and 1")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.train = True
        self.mask = None

    def forward(self, x):
        if not self.train:
            self.mask = None
            return x
        self.mask = toss(x, self.p, self.rng)
        return x * self.mask

    def backward(self, dout):
        if self.mask is None:
            return dout
        return dout * self.mask

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong forward_in_place: changes-its-input | copy
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        x *= self.factor
        return x

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong forward_no_return: returns-nothing | return
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        self.out = x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong forward_returns_pair: output-alone | output alone
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x, None
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor, self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong forward_returns_the_mask_too: output-alone | the output alone
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if p < 0 or p > 1:
            raise ValueError("p must be between 0 and 1")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.mask = None

    def forward(self, x):
        if not self.training:
            self.mask = None
            return x
        self.mask = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.mask, self.mask

    def backward(self, dout):
        if self.mask is None:
            return dout
        return dout * self.mask

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong global_mask: layers-share-a-mask | another layer
import numpy as np


MASK = None


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        global MASK
        if not self.training:
            MASK = None
            return x
        MASK = (self.rng.random(x.shape) >= self.p) / max(1 - self.p, 1e-9)
        return x * MASK

    def backward(self, dout):
        if MASK is None:
            return dout
        return dout * MASK

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong global_rate: layers-share-a-rate | keep it in the layer itself
import numpy as np


RATE = None


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        global RATE
        RATE = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        if RATE == 1:
            self.factor = np.zeros_like(x)
            return x * self.factor
        self.factor = (self.rng.random(x.shape) >= RATE) / (1 - RATE)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong global_rate_of_the_last_forward: layers-share-a-rate | the rate of another layer
import numpy as np


RATE = None


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        global RATE
        RATE = self.p
        if not self.training:
            self.factor = None
            return x
        if self.p == 1:
            self.factor = np.zeros(x.shape, dtype=bool)
            return x * self.factor
        self.factor = self.rng.random(x.shape) >= self.p
        return x * self.factor / (1 - self.p)

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor / (1 - RATE or 1)

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong global_seed: layers-share-a-generator | own generator
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        np.random.seed(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (np.random.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong keeps_and_scales_with_p: keeps-with-p | dropping
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) < self.p) / self.p
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong keeps-with-p | dropping
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) < self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong mask_drawn_once: layer-same-mask-again | each forward
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        if self.factor is None:
            self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong mask_drawn_once_by_shape: layer-same-mask-again | each forward
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None
        self.store = {}

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        if x.shape not in self.store:
            self.store[x.shape] = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        self.factor = self.store[x.shape]
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong mask_read_from_output: mask-read-from-zeros | zero input
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / max(1 - self.p, 1e-9)
        self.factor = (x * self.factor != 0) / max(1 - self.p, 1e-9)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong mode-read-at-backward | last forward
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = np.ones_like(x)
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if not self.training:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong mode_read_at_backward_alone: mode-read-at-backward | last forward
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if not self.training or self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong mode_read_at_backward_stale: mode-read-at-backward | last forward
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if not self.training or self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong module_generator: seed-ignored | same seed
import numpy as np


RNG = np.random.default_rng(0)


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        pass
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (RNG.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong nan_at_rate_one: nan-at-rate-one | divides by zero
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong no_validation: p-not-checked | ValueError
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong none_means_zero: none-is-a-fixed-seed | None
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed or 0)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong normal_noise: draws-from-a-normal | uniform
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.normal(size=x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong one-coin-per-column | every entry
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape[1:]) >= self.p) / max(1 - self.p, 1e-9)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong one-coin-per-row | every entry
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape[:1] + (1,) * (x.ndim - 1)) >= self.p) / max(1 - self.p, 1e-9)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong rate_hard_coded: ignores-p | p
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= 0.5) / 0.5
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong refuses_rate_one: refuses-a-rate | p = 1 is refused
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p < 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        if self.p == 1:
            self.factor = np.zeros_like(x)
            return x * self.factor
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong refuses_rate_one_at_forward: refuses-a-rate | a probability like any other
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p, self.rng, self.training, self.factor = p, np.random.default_rng(seed), True, 1

    def forward(self, x):
        self.factor = 1
        if self.training:
            if self.p == 1:
                raise ValueError("p is below 1")
            self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong refuses_rate_zero: refuses-a-rate | p = 0
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 < p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong returns_the_error: p-not-checked | ValueError
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            print("p must lie between 0 and 1")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong scales-down | grow
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) * (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong seed_always_zero: seed-always-the-same | another seed
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(0)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong seed-ignored | same seed
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng()
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong seed_plus_shape: layer-same-mask-again | each forward
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.seed = 0 if seed is None else seed
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (np.random.default_rng([self.seed, x.size]).random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong seeded_in_forward: layer-same-mask-again | each forward
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.seed = seed
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (np.random.default_rng(self.seed).random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong stale-mask-in-eval | earlier
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong starts-in-eval | starts
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = False
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong toggles: switch-toggles | twice
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = not self.training

    def eval(self):
        self.training = not self.training

# %% wrong train-and-eval-exchanged | exchanged
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = False

    def eval(self):
        self.training = True

# %% wrong train_resets_the_coins: train-rewinds-the-coins | rewind
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.seed = seed
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True
        self.rng = np.random.default_rng(self.seed)

    def eval(self):
        self.training = False

# %% wrong type_error: raises-another-error | TypeError
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise TypeError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong validates_above_only: p-not-checked | ValueError
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if p > 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong validates_at_forward: p-not-checked | ValueError
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not 0 <= self.p <= 1:
            raise ValueError("p")
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong validates_below_only: p-not-checked | ValueError
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if p < 0:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong vanilla: not-rescaled | divide the survivors
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = self.rng.random(x.shape) >= self.p
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong zero_counts_as_none: seed-zero-is-none | 0
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed if seed else None)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong no_gradient_after_eval: mode-read-at-backward | last forward
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if not self.training:
            return np.zeros_like(dout)
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong seed-is-no-generator | make a generator
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError("p should lie between 0 and 1.")
        self.p, self.rng, self.training, self.factor = p, seed, True, None

    def forward(self, x):
        self.factor = None
        if not self.training:
            return x
        self.factor = np.zeros(x.shape) if self.p == 1 else (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        return dout if self.factor is None else dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

# %% wrong method-without-self | is self
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError("p should lie between 0 and 1.")
        self.p, self.rng, self.training, self.factor = p, np.random.default_rng(seed), True, None

    def forward(self, x):
        self.factor = None
        if not self.training:
            return x
        self.factor = np.zeros(x.shape) if self.p == 1 else (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        return dout if self.factor is None else dout * self.factor

    def train(self):
        self.training = True

    def eval():
        Dropout.training = False

# %% wrong eval_hides_train: flag-hides-the-method | another one
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError("p should lie between 0 and 1.")
        self.p, self.rng, self.training, self.factor = p, np.random.default_rng(seed), True, None

    def forward(self, x):
        self.factor = None
        if not self.training:
            return x
        self.factor = np.zeros(x.shape) if self.p == 1 else (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        return dout if self.factor is None else dout * self.factor

    def train(self):
        self.training = True

    def eval(self):
        self.training = self.train = False
