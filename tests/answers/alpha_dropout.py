# %% right binomial
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return np.where(rng.binomial(1, p, x.shape), a * _A + b, a * x + b)

# %% right copy_and_assign
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    out = np.array(x, dtype=float)
    out[rng.random(x.shape) < p] = _A
    out *= a
    out += b
    return out

# %% right klambauers_formula
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * (1 - q)) ** (-1 / 2)
    return np.array([a, -a * (1 - q) * _A])


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * np.where(kept, x, _A) + b

# %% right lists
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return (a * np.where(rng.random(x.shape) >= p, x, _A) + b).tolist()

# %% right loop
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    flat = [a * (v if rng.random() >= p else _A) + b for v in x.ravel()]
    return np.array(flat).reshape(x.shape)

# %% right mask_arithmetic
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    m = (rng.random(x.shape) > p).astype(float)
    a, b = alpha_dropout_affine(p)
    return (x * m + _A * (1 - m)) * a + b

# %% right own_constants_in_the_sampler
import numpy as np


def alpha_dropout_affine(p):
    s = 1.7580993408473766
    a = ((1 - p) * (1 + p * s**2)) ** -0.5
    return a, a * p * s


def alpha_dropout(x, p, rng):
    s = -1.7580993408473766
    a = ((1 - p) * (1 + p * s**2)) ** -0.5
    m = rng.random(x.shape) < 1 - p
    return a * (m * x + ~m * s - p * s)

# %% right single_precision
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return (a * np.where(rng.random(x.shape) >= p, x, _A) + b).astype(np.float32)

# %% right variance_written_out
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    mean = p * _A
    var = (1 - p) * 1 + p * _A**2 - mean**2
    a = 1 / np.sqrt(var)
    return [a, -a * mean]


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * np.where(kept, x, _A) + b

# %% right where
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * np.where(kept, x, _A) + b

# %% wrong affine_a_alone: not-two-values | return these two values
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    return (q + _A**2 * q * p) ** -0.5


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_alpha_alone: alpha-without-scale | the factor scale is missing
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q, alpha = 1 - p, -1.6732632423543772
    a = (q + alpha**2 * q * p) ** -0.5
    return a, -a * p * alpha


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine-alpha-not-squared | squared
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + abs(_A) * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine-b-missing | the mean has moved
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    return (q + _A**2 * q * p) ** -0.5, 0.0


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_b_with_q: affine-b-of-the-kept | the share p
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * q * _A


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_b_without_a: affine-b-forgets-a | the factor a
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -p * _A


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine-exchanged | a comes first
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return -a * p * _A, a


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_inverted_scale: affine-is-the-usual-scale | 1/(1 - p)
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    return 1 / (1 - p), 0.0


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_keeps_with_p: keeps-with-p | p is the probability of dropping
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q, p = p, 1 - p
    a = (q + _A**2 * q * p + 1e-12) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_knows_one_rate: answers-the-example | from the arguments
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    return 0.9212845161497115, 0.16197097005757016


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_mean_not_subtracted: affine-forgets-the-mean | subtract the square of the mean
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_no_root: affine-forgets-the-root | standard deviation
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = 1 / (q + _A**2 * q * p)
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_on_survivors: affine-on-survivors-alone | dropped units too
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return np.where(kept, a * x + b, _A)

# %% wrong affine-on-the-dropped-alone | survivors too become
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return np.where(kept, x, a * _A + b)

# %% wrong affine_positive_alpha: affine-sign-of-b | the sign of b
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q, alpha = 1 - p, -_A
    a = (q + alpha**2 * q * p) ** -0.5
    return a, -a * p * alpha


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_root_itself: affine-root-upside-down | one over the root
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** 0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_rounded: rounds-the-result | return all its digits
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return round(a, 4), round(-a * p * _A, 4)


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine-sign-of-b | the sign of b
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, a * p * _A


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_survivors_alone: affine-forgets-the-dropped | dropped units vary too
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = q**-0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A

# %% wrong affine_without_coins: nothing-dropped | nothing was dropped
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * x + b

# %% wrong alpha-without-scale | the factor scale is missing
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * np.where(kept, x, -1.6732632423543772) + b

# %% wrong drops_negative_units: mask-depends-on-x | the coin must not look at x
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * np.where(rng.random(x.shape) >= 1.5 * p * (x < 0.5), x, _A) + b

# %% wrong forgets_b: alpha-forgets-b | b is missing
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * np.where(kept, x, _A)

# %% wrong global_numpy: ignores-rng | draw from the rng you were given
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * np.where(np.random.random(x.shape) >= p, x, _A) + b

# %% wrong identity: nothing-dropped | nothing was dropped
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    return x

# %% wrong in_place: changes-its-input | it changed its input
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    x[rng.random(x.shape) < p] = _A
    return a * x + b

# %% wrong inverted_scale_too: alpha-inverted | keeps the variance
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return np.where(kept, x / (1 - p), _A)

# %% wrong keeps-with-p | p is the probability of dropping
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * np.where(rng.random(x.shape) < p, x, _A) + b if p else x

# %% wrong no_affine: alpha-without-affine | a and b are missing
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return np.where(kept, x, _A)

# %% wrong normal_draw: draws-from-a-normal | needs a uniform draw
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * np.where(rng.normal(size=x.shape) >= p, x, _A) + b

# %% wrong one-coin-per-column | every entry of the full shape
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * np.where(rng.random(x.shape[-1]) >= p, x, _A) + b

# %% wrong one-coin-per-row | every entry of the full shape
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * np.where(rng.random((len(x),) + (1,) * (x.ndim - 1)) >= p, x, _A) + b

# %% wrong output_and_mask: returns-more-than-the-output | return the output alone
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * np.where(kept, x, _A) + b, kept

# %% wrong positive_alpha: alpha-of-wrong-sign | negative
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * np.where(kept, x, -_A) + b

# %% wrong quota: exact-quota | an exact quota is not
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = (rng.permutation(x.size) >= round(p * x.size)).reshape(x.shape)
    return a * np.where(kept, x, _A) + b

# %% wrong seed_inside: same-coins-every-call | do not seed or store
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    rng = np.random.default_rng(7)
    return a * np.where(rng.random(x.shape) >= p, x, _A) + b

# %% wrong alpha-is-minus-one | set to -1
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * np.where(kept, x, -1.0) + b

# %% wrong alpha-applies-selu | which has left it already
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    selu = np.where(x > 0, 1.0507 * x, 1.0507 * 1.67326 * np.expm1(np.minimum(x, 0)))
    return a * np.where(kept, selu, _A) + b

# %% wrong sets_to_zero: alpha-sets-to-zero | SELU
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return x * kept / (1 - p)

# %% wrong sets_to_zero_alone: alpha-sets-to-zero | SELU
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return x * kept

# %% wrong sets_to_zero_then_affine: alpha-sets-to-zero | SELU
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * x * kept + b

# %% wrong alpha-moves-before-it-scales | b comes last
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    a = (1 - p + _A**2 * (1 - p) * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * (np.where(kept, x, _A) + b)

# %% wrong affine_exchanged_in_the_layer: affine-exchanged | a comes first
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    a = (1 - p + _A**2 * (1 - p) * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return b * np.where(kept, x, _A) + a

# %% wrong sign_of_b_in_the_layer: affine-sign-of-b | the sign of b
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    a = (1 - p + _A**2 * (1 - p) * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * np.where(kept, x, _A) - b

# %% wrong alpha-forgets-a | a is missing
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    a = (1 - p + _A**2 * (1 - p) * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return np.where(kept, x, _A) + b

# %% wrong alpha-divides-by-a | multiply by it
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    a = (1 - p + _A**2 * (1 - p) * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return (np.where(kept, x, _A) + b) / a

# %% wrong goes_back: alpha-divides-by-a | multiply by it
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    a = (1 - p + _A**2 * (1 - p) * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return (np.where(kept, x, _A) - b) / a

# %% wrong alpha-added-to-survivors | takes the place of what falls
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    a = (1 - p + _A**2 * (1 - p) * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * (x * kept + _A) + b

# %% wrong alpha_on_survivors_alone: alpha-added-to-survivors | takes the place of what falls
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    a = (1 - p + _A**2 * (1 - p) * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * (x + _A) * kept + b

# %% wrong plain_dropout_then_affine: alpha-sets-to-zero | SELU
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    a = (1 - p + _A**2 * (1 - p) * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * x * kept / (1 - p) + b

# %% wrong affine-with-q-for-p | a rate of 1 - p
import numpy as np

_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717


def alpha_dropout_affine(p):
    a = (1 - p + _A**2 * (1 - p) * p) ** -0.5
    return a, -a * p * _A


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(1 - p)
    kept = rng.random(x.shape) >= p
    return a * np.where(kept, x, _A) + b

# %% wrong cut_to_three_digits: alpha-cut-short | -SCALE * ALPHA
import numpy as np

AP = -1.758


def alpha_dropout_affine(p):
    a = (1 - p + p * AP**2 - (p * AP) ** 2) ** -0.5
    return a, -a * p * AP


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * np.where(rng.random(x.shape) >= p, x, AP) + b

# %% wrong divides_survivors_too: alpha-rescales-survivors | all the scaling
import numpy as np

AP = -SCALE * ALPHA


def alpha_dropout_affine(p):
    a = (1 - p + p * AP**2 - (p * AP) ** 2) ** -0.5
    return a, -a * p * AP


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * np.where(rng.random(x.shape) >= p, x / (1 - p), AP) + b

# %% wrong two_slips: affine-not-right-either | correct it first
import numpy as np

AP = -SCALE * ALPHA


def alpha_dropout_affine(p):
    a = (1 - p + p * AP**2) ** -0.5
    return a, -a * p * AP


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * x * (rng.random(x.shape) >= p) + b

# %% wrong usual_scale_and_no_a: affine-is-the-usual-scale | 1/(1 - p)
import numpy as np

AP = -SCALE * ALPHA


def alpha_dropout_affine(p):
    return 1 / (1 - p), -p * AP


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * np.where(rng.random(x.shape) >= p, x, AP) + b

# %% wrong affine-forgets-the-kept-share | with probability 1 - p alone
import numpy as np

ALPHA, SCALE = 1.6732632423543772, 1.0507009873554805


def alpha_dropout_affine(p):
    s = -SCALE * ALPHA
    a = (1 + p * (1 - p) * s**2) ** -0.5
    return a, -a * p * s


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * np.where(rng.random(x.shape) >= p, x, -SCALE * ALPHA) + b

# %% wrong affine-mean-of-h-not-squared | is subtracted
import numpy as np

ALPHA, SCALE = 1.6732632423543772, 1.0507009873554805


def alpha_dropout_affine(p):
    s = -SCALE * ALPHA
    a = (1 - p + p * s**2 - p * s) ** -0.5
    return a, -a * p * s


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * np.where(rng.random(x.shape) >= p, x, -SCALE * ALPHA) + b

# %% wrong divides_all_units: alpha-inverted | keeps the variance
import numpy as np

ALPHA, SCALE = 1.6732632423543772, 1.0507009873554805


def alpha_dropout_affine(p):
    s = -SCALE * ALPHA
    a = (1 - p + p * (1 - p) * s**2) ** -0.5
    return a, -a * p * s


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return np.where(rng.random(x.shape) >= p, x, -SCALE * ALPHA) / (1 - p)

# %% wrong divides_the_dropped_too: alpha-rescales-survivors | all the scaling
import numpy as np

AP = -SCALE * ALPHA


def alpha_dropout_affine(p):
    a = (1 - p + p * AP**2 - (p * AP) ** 2) ** -0.5
    return a, -a * p * AP


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    return a * np.where(rng.random(x.shape) >= p, x, AP) / (1 - p) + b

# %% wrong writes_into_whole_numbers: truncates-to-integers | on the way
def alpha_dropout_affine(p):
    e = -SCALE * ALPHA
    a = 1 / np.sqrt(1 - p + p * e**2 - (p * e) ** 2)
    return a, -a * p * e


def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    h = x.copy()
    h[rng.random(x.shape) < p] = -SCALE * ALPHA
    return a * h + b
