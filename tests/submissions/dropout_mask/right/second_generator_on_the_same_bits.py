import numpy as np
dropout_mask = lambda shape, p, rng: (np.random.Generator(rng.bit_generator).random(shape) >= p).astype(int)
