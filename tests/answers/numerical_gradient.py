# %% right average_of_both_sides
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        right = ((f(x + step) - f(x)) * dout).sum() / h
        left = ((f(x) - f(x - step)) * dout).sum() / h
        grad[i] = (right + left) / 2
    return grad

# %% right flat_loop
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    flat = x.ravel()
    slopes = []
    for k in range(flat.size):
        up, down = flat.copy(), flat.copy()
        up[k] += h
        down[k] -= h
        slopes.append(np.sum((f(up.reshape(x.shape)) - f(down.reshape(x.shape))) * dout) / (2 * h))
    return np.array(slopes).reshape(x.shape)

# %% right gradient_flattened_then_shaped
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return np.asarray(grad.tolist()).reshape(x.shape)

# %% right in_place_and_back
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        up = (f(x) * dout).sum()
        x[i] = old - h
        down = (f(x) * dout).sum()
        x[i] = old
        grad[i] = (up - down) / (2 * h)
    return grad

# %% right loss_function
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    def loss(v):
        return float(np.sum(f(v) * dout))

    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = (loss(x + step) - loss(x - step)) / (h + h)
    return grad

# %% right nditer
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    it = np.nditer(x, flags=["multi_index"])
    for _ in it:
        i = it.multi_index
        step = np.zeros_like(x)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad

# %% right reference
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad

# %% right unit_matrix
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([np.vdot(f(x + s) - f(x - s), dout) / (2 * h) for s in steps]).reshape(x.shape)

# %% wrong absolute: none | gave
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = abs((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad

# %% wrong all_at_once: moves-all-at-once | one entry
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    return (f(x + h) - f(x - h)) / (2 * h) * dout

# %% wrong all_at_once_without_dout: moves-all-at-once | one entry
def numerical_gradient(f, x, dout, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)

# %% wrong backward_difference: one-sided | both sides
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x) - f(x - step)) * dout).sum() / h
    return grad

# %% wrong both_points_are_x: both-points-are-one | copy of x
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        xp, xm = x, x
        xp[i] += h
        xm[i] -= h
        grad[i] = np.sum((f(xp) - f(xm)) * dout) / (2 * h)
    return grad

# %% wrong diagonal-alone | every output
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = (f(x + step) - f(x - step))[i] * dout[i] / (2 * h)
    return grad

# %% wrong divides-by-h | 2 h
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / h
    return grad

# %% wrong buffer_used_again: buffer-used-again | give f a fresh array each time
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad, point = np.zeros(x.shape), x.copy()
    for i in np.ndindex(x.shape):
        point[i] = x[i] + h
        up = f(point)
        point[i] = x[i] - h
        down = f(point)
        point[i] = x[i]
        grad[i] = ((up - down) * dout).sum() / (2 * h)
    return grad

# %% wrong dout_transposed_sum: none | gave
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout[::-1]).sum() / (2 * h)
    return grad

# %% wrong flat: wrong-shape | shape
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad.ravel()

# %% wrong forgets-dout | dout
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = (f(x + step) - f(x - step)).sum() / (2 * h)
    return grad

# %% wrong forward_difference: one-sided | both sides
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x)) * dout).sum() / h
    return grad

# %% wrong forward_difference_base_once: one-sided | both sides
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    base = f(x)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - base) * dout).sum() / h
    return grad

# %% wrong half-the-step | h to each side
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h / 2
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / h
    return grad

# %% wrong ignores-h | given
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    h = 1e-5
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad

# %% wrong integer_buffer: truncates-to-integers | floats
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape, dtype=int)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad

# %% wrong jacobian: wrong-shape | shape
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape + dout.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = (f(x + step) - f(x - step)) * dout / (2 * h)
    return grad

# %% wrong last_axis_only: moves-a-row-at-once | whole row
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape[:-1]):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad

# %% wrong mean-of-outputs | sum
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).mean() / (2 * h)
    return grad

# %% wrong never_steps_back: steps-pile-up | one entry
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    x = x.copy()
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        down = f(x)
        grad[i] = ((up - down) * dout).sum() / (2 * h)
    return grad

# %% wrong no_return: returns-nothing | return
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    grad

# %% wrong precedence: multiplies-by-h | then multiplies
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / 2 * h
    return grad

# %% wrong relative-step | whatever the size
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h * max(1, abs(x[i]))
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * step[i])
    return grad

# %% wrong remembers_h: remembers-the-option | an earlier call asked for this
import numpy as np

step = 1e-5


def numerical_gradient(f, x, dout, h=1e-5):
    global step
    step = h if h != 1e-5 else step
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = step
        grad[i] = ((f(x + e) - f(x - e)) * dout).sum() / (2 * step)
    return grad

# %% wrong rounded: rounds-the-result | digits
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return np.round(grad, 3)

# %% wrong sign: sign-of-the-difference | minus
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x - step) - f(x + step)) * dout).sum() / (2 * h)
    return grad

# %% wrong skips_zeros_of_dout: some-left-at-zero | leave some out
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        if i[0] == 0:
            continue
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad

# %% wrong steps-pile-up | one entry
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    step = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad

# %% wrong sums-apart | before you add
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = (f(x + step) - f(x - step)).sum() * dout.sum() / (2 * h)
    return grad

# %% wrong two_dimensions_only: none | raised
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in [(r, c) for r in range(x.shape[0]) for c in range(x.shape[1])]:
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad

# %% wrong writes_into_x: changes-its-input | copy
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        down = f(x)
        grad[i] = ((up - down) * dout).sum() / (2 * h)
    return grad

# %% wrong one-slope-an-entry | add it all up
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) * dout / (2 * h)
    return grad

# %% wrong product_of_matrices: one-slope-an-entry | add it all up
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) @ dout / (2 * h)
    return grad

# %% wrong one-dout-for-all | its own entry
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        grad[i] = np.sum(f(up) - f(down)) * dout[i] / (2 * h)
    return grad

# %% wrong one_side_over_both: one-sided | both sides
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        grad[i] = np.sum((f(x) - f(down)) * dout) / (2 * h)
    return grad

# %% wrong entry-alone-into-f | hand f the copy
import numpy as np


def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        grad[i] = np.sum((f(x[i] + h) - f(x[i] - h)) * dout) / (2 * h)
    return grad

# %% wrong leaves_out_the_last_entry: some-left-at-zero | leave some out
def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in list(np.ndindex(x.shape))[:-1]:
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
    return grad

# %% wrong returns_in_the_loop: some-left-at-zero | end too early
def numerical_gradient(f, x, dout, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = ((f(x + step) - f(x - step)) * dout).sum() / (2 * h)
        return grad
