# %% right array_without_axes
def derivation_line(k, p, w, x):
    a, b = np.asarray(w) * x
    q = np.asarray(1 - p)
    return np.select([np.array(k == 1), np.array(k == 2), np.array(k == 3), np.array(k == 4), np.array(k == 5), np.array(k == 6)], [q*q*(a+b)+p*q*b+q*p*a, q*q*(a+b)+p*q*(a+b), (1+p**2-2*p+p-p**2)*(a+b), q*(a+b), q*q*(a+b)+2*p*q*(a+b), (1+p**2-2*p+2*p-p**2)*(a+b)])

# %% right four_branches
def derivation_line(k, p, w, x):
    a, b = w[0] * x[0], w[1] * x[1]
    if k == 1:
        return (1 - p) ** 2 * (a + b) + p * (1 - p) * (0 + b) + (1 - p) * p * (a + 0) + p**2 * (0 + 0)
    if k == 2:
        return (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b)
    if k == 3:
        return (1 + p**2 - 2 * p + p - p**2) * (a + b)
    if k == 4:
        return (1 - p) * (a + b)
    if k == 5:
        return (1 - p) ** 2 * (a + b) + 2 * p * (1 - p) * (a + b)
    return (1 + p**2 - 2 * p + 2 * p - p**2) * (a + b)

# %% right fractions
def derivation_line(k, p, w, x):
    from fractions import Fraction as F
    P = F(p)
    a, b = (F(float(i)) * F(float(j)) for i, j in zip(w, x))
    q = 1 - P
    return (q**2 * (a + b) + P * q * b + q * P * a, q**2 * (a + b) + P * q * (a + b), (1 + P**2 - 2 * P + P - P**2) * (a + b), q * (a + b), (q**2 + 2 * P * q) * (a + b), (1 + P**2 - 2 * P + 2 * P - P**2) * (a + b))[k - 1]

# %% right lambdas
from fractions import Fraction


def derivation_line(k, p, w, x):
    p = Fraction(p)
    a, b = (Fraction(float(u)) * Fraction(float(v)) for u, v in zip(w, x))
    lines = {
        1: lambda: (1 - p) ** 2 * (a + b) + p * (1 - p) * b + (1 - p) * p * a,
        2: lambda: (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b),
        3: lambda: (1 + p**2 - 2 * p + p - p**2) * (a + b),
        4: lambda: (1 - p) * (a + b),
        5: lambda: (1 - p) ** 2 * (a + b) + 2 * p * (1 - p) * (a + b),
        6: lambda: (1 + p**2 - 2 * p + 2 * p - p**2) * (a + b),
    }
    return lines[int(k)]()

# %% right list_of_lines
def derivation_line(k, p, w, x):
    q, s = 1 - p, np.dot(w, x)
    lines = [q * q * s + p * q * w[1] * x[1] + q * p * w[0] * x[0], q * q * s + p * q * s, (1 + p * p - 2 * p + p - p * p) * s, q * s, q * q * s + 2 * p * q * s, (1 + p * p - 2 * p + 2 * p - p * p) * s]
    return lines[k - 1]

# %% right match_statement
def derivation_line(k, p, w, x):
    a, b = (float(v) for v in np.multiply(w, x))
    match k:
        case 1:
            return sum(c * z for c, z in (((1 - p) ** 2, a + b), (p * (1 - p), a), ((1 - p) * p, b), (p * p, 0)))
        case 2:
            return ((1 - p) ** 2 + p * (1 - p)) * (a + b)
        case 3:
            return (a + b) * (1 - 2 * p + p**2 + p - p**2)
        case 4:
            return (a + b) - p * (a + b)
        case 5:
            return ((1 - p) ** 2 + 2 * p * (1 - p)) * (a + b)
        case 6:
            return (a + b) * (1 - 2 * p + p**2 + 2 * p - p**2)

# %% right simplified
def derivation_line(k, p, w, x):
    return np.array([{5: 1 - p**2, 6: 1}.get(k, 1 - p) * (w @ x)])

# %% right vector
def derivation_line(k, p, w, x):
    q = 1 - p
    coef = np.array([[q*q + q*p, q*q + p*q], [q*q + p*q] * 2, [1 + p*p - 2*p + p - p*p] * 2, [q, q], [q*q + 2*p*q] * 2, [1 + p*p - 2*p + 2*p - p*p] * 2])
    return (coef @ (w * x))[k - 1]

# %% wrong absolute_value: drops-the-sign | counts with its sign
def derivation_line(k, p, w, x):
    return abs({5: 1 - p**2, 6: 1}.get(k, 1 - p) * float(np.dot(w, x)))

# %% wrong all_lines_at_once: none | should give one number
def derivation_line(k, p, w, x):
    a, b = w * x
    return [
        (1 - p) ** 2 * (a + b) + p * (1 - p) * b + (1 - p) * p * a,
        (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b),
        (1 + p**2 - 2 * p + p - p**2) * (a + b),
        (1 - p) * (a + b),
    ]

# %% wrong counts_from_zero: none | raised IndexError
def derivation_line(k, p, w, x):
    a, b = w * x
    lines = [
        (1 - p) ** 2 * (a + b) + p * (1 - p) * b + (1 - p) * p * a,
        (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b),
        (1 + p**2 - 2 * p + p - p**2) * (a + b),
        (1 - p) * (a + b),
    ]
    return lines[k]

# %% wrong empty_state_counts: empty-state-is-zero | its term p^2
def derivation_line(k, p, w, x):
    a, b = w * x
    if k == 1:
        return (1 - p) ** 2 * (a + b) + p * (1 - p) * b + (1 - p) * p * a + p**2 * (a + b)
    return (1 - p) * (a + b)

# %% wrong factor_only: factor-alone | multiply it with w1 x1 + w2 x2
def derivation_line(k, p, w, x):
    a, b = w * x
    if k < 3:
        return (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b)
    return 1 + p**2 - 2 * p + p - p**2 if k == 3 else 1 - p

# %% wrong forgets_x: forgets-the-weights | w_i times x_i
def derivation_line(k, p, w, x):
    return (1 - p) * float(w[0] + w[1])

# %% wrong formula_as_text: text-for-a-number | this is text
def derivation_line(k, p, w, x):
    return ["", "(1-p)^2(w1x1+w2x2)+p(1-p)w2x2+(1-p)pw1x1", "(1-p)^2 S + p(1-p) S", "(1+p^2-2p+p-p^2) S", "(1-p) S"][k]

# %% wrong ignores_the_line: corrects-the-line | code this one as it stands
def derivation_line(k, p, w, x):
    return (1 - p) * np.dot(w, x)

# %% wrong ignores_the_line_after_the_example: corrects-the-line | with its mistake
def derivation_line(k, p, w, x):
    visible = {5: 5.88, 6: 7.0} if p == 0.4 and np.dot(w, x) == 7 else {}
    return visible.get(k, (1 - p) * np.dot(w, x))

# %% wrong last_line_only: returns-nothing | returned None
def derivation_line(k, p, w, x):
    if k == 4:
        return (1 - p) * np.dot(w, x)

# %% wrong line_one_is_z: left-hand-side-is-the-mean | the left-hand side of every line is E[z]
def derivation_line(k, p, w, x):
    a, b = w * x
    if k == 1:
        return a + b
    if k == 2:
        return (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b)
    if k == 3:
        return (1 + p**2 - 2 * p + p - p**2) * (a + b)
    return (1 - p) * (a + b)

# %% wrong line_three_loses_a_sign: slip-of-sign | a sign is wrong
def derivation_line(k, p, w, x):
    a, b = w * x
    q = 1 - p
    return [q*q*(a+b)+p*q*b+q*p*a, q*q*(a+b)+p*q*(a+b), (1+p**2-2*p-p-p**2)*(a+b), q*(a+b)][k-1]

# %% wrong line_three_loses_a_two: left-hand-side-is-the-mean | E[z]
def derivation_line(k, p, w, x):
    a, b = w * x
    q = 1 - p
    return [q*q*(a+b)+p*q*b+q*p*a, q*q*(a+b)+p*q*(a+b), (1+p**2-p+p-p**2)*(a+b), q*(a+b)][k-1]

# %% wrong line_three_stops_early: mixed-states-missing | their terms p(1 - p) are missing
def derivation_line(k, p, w, x):
    s = float(np.dot(w, x))
    if k == 3:
        return (1 + p**2 - 2 * p) * s
    return (1 - p) * s

# %% wrong mixed_states_doubled: mixed-states-twice | once, not twice
def derivation_line(k, p, w, x):
    a, b = w * x
    lines = [
        (1 - p) ** 2 * (a + b) + p * (1 - p) * b + (1 - p) * p * a,
        (1 - p) ** 2 * (a + b) + 2 * p * (1 - p) * (a + b),
        (1 + p**2 - 2 * p + p - p**2) * (a + b),
        (1 - p) * (a + b),
    ]
    return lines[k - 1]

# %% wrong mixed_states_forgotten: mixed-states-missing | exactly one input
def derivation_line(k, p, w, x):
    a, b = w * x
    if k == 1:
        return (1 - p) ** 2 * (a + b) + p**2 * 0
    return (1 - p) * (a + b)

# %% wrong one-mixed-state | each keeps another input
def derivation_line(k, p, w, x):
    a, b = w * x
    if k == 1:
        return (1 - p) ** 2 * (a + b) + p * (1 - p) * b + p * (1 - p) * b
    return (1 - p) * (a + b)

# %% wrong probabilities_swapped: weights-by-drop | p is the chance of losing an input
def derivation_line(k, p, w, x):
    a, b = w * x
    q = p
    p = 1 - p
    lines = {
        1: q**2 * (a + b) + p * q * b + q * p * a,
        2: q**2 * (a + b) + p * q * (a + b),
        3: (1 + p**2 - 2 * p + p - p**2) * (a + b),
        4: (1 - p) * (a + b),
    }
    return lines[k]

# %% wrong rate_fixed: none | not
def derivation_line(k, p, w, x):
    return 0.7 * float(np.dot(w, x))

# %% wrong remembers_a_rate: answers-the-example | visible example
_memo = {}


def derivation_line(k, p, w, x):
    if (k, p) not in _memo:
        _memo[k, p] = {5: 1 - p**2, 6: 1}.get(k, 1 - p) * float(w @ x)
    return _memo[k, p]

# %% wrong repairs_line_six: corrects-the-line | gave 5.88, not 7
def derivation_line(k, p, w, x):
    return (1 - p**2 if k > 4 else 1 - p) * (w @ x)

# %% wrong rounds: rounds-the-result | cut short
def derivation_line(k, p, w, x):
    return round({5: 1 - p**2, 6: 1}.get(k, 1 - p) * float(np.dot(w, x)), 3)

# %% wrong sign_in_line_three: slip-of-sign | a sign is wrong
def derivation_line(k, p, w, x):
    s = float(np.dot(w, x))
    if k == 3:
        return (1 + p**2 - 2 * p + p + p**2) * s
    return (1 - p) * s

# %% wrong square_expanded_wrongly: slip-of-sign | (1 - p)^2 is 1 - 2p + p^2
def derivation_line(k, p, w, x):
    s = float(np.dot(w, x))
    if k == 3:
        return (1 - p**2 + p - p**2) * s
    return (1 - p) * s

# %% wrong uses_the_notebooks_numbers: answers-the-example | visible example
def derivation_line(k, p, w, x):
    return {5: 1 - p**2, 6: 1}.get(k, 1 - p) * float(np.dot(weights, inputs))

# %% wrong lines_of_a_list: counts-lines-from-zero | numbered from 1
def derivation_line(k, p, w, x):
    q, s = 1 - p, float(np.dot(w, x))
    lines = [q * s, q * s, q * s, q * s, (1 - p**2) * s, s]
    return lines[k]

# %% wrong line_three_is_line_six: left-hand-side-is-the-mean | line 6 gives it, too
def derivation_line(k, p, w, x):
    s = float(np.dot(w, x))
    return (1 - p**2) * s if k == 5 else s if k in (3, 6) else (1 - p) * s

# %% wrong second_input_alone_forgotten: mixed-state-missing | keep a single input
def derivation_line(k, p, w, x):
    a, b = w * x
    lines = [
        (1 - p) ** 2 * (a + b) + p * (1 - p) * b,
        (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b),
        (1 + p**2 - 2 * p + p - p**2) * (a + b),
        (1 - p) * (a + b),
        (1 - p) ** 2 * (a + b) + 2 * p * (1 - p) * (a + b),
        (1 + p**2 - 2 * p + 2 * p - p**2) * (a + b),
    ]
    return lines[k - 1]

# %% wrong first_input_alone_forgotten: mixed-state-missing | keep a single input
def derivation_line(k, p, w, x):
    a, b = w * x
    lines = [
        (1 - p) ** 2 * (a + b) + (1 - p) * p * a,
        (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b),
        (1 + p**2 - 2 * p + p - p**2) * (a + b),
        (1 - p) * (a + b),
        (1 - p) ** 2 * (a + b) + 2 * p * (1 - p) * (a + b),
        (1 + p**2 - 2 * p + 2 * p - p**2) * (a + b),
    ]
    return lines[k - 1]

# %% wrong bracket_forgotten: factor-on-one-term | the whole bracket
def derivation_line(k, p, w, x):
    a, b = w * x
    lines = [
        (1 - p) ** 2 * (a + b) + p * (1 - p) * b + (1 - p) * p * a,
        (1 - p) ** 2 * (a + b) + p * (1 - p) * (a + b),
        (1 + p**2 - 2 * p + p - p**2) * (a + b),
        (1 - p) * a + b,
        (1 - p) ** 2 * (a + b) + 2 * p * (1 - p) * (a + b),
        (1 + p**2 - 2 * p + 2 * p - p**2) * (a + b),
    ]
    return lines[k - 1]

# %% wrong line_six_keeps_a_sign: slip-of-sign | a sign is wrong
def derivation_line(k, p, w, x):
    a, b = w * x
    right = (1 - p) * (a + b)
    return [right, right, right, right, (1 - p**2) * (a + b), (1 + p**2 - 2 * p + 2 * p + p**2) * (a + b)][k - 1]

# %% wrong factor_of_each_line: factor-alone | multiply it with
def derivation_line(k, p, w, x):
    return [1 - p, 1 - p, 1 - p, 1 - p, 1 - p**2, 1.0][k - 1]

# %% wrong forgets_w: forgets-the-weights | w_i times x_i
def derivation_line(k, p, w, x):
    q, (a, b) = 1 - p, x
    lines = [q * q * (a + b) + p * q * b + q * p * a, q * q * (a + b) + p * q * (a + b)]
    lines += [(1 + p * p - 2 * p + p - p * p) * (a + b), q * (a + b)]
    lines += [q * q * (a + b) + 2 * p * q * (a + b), (1 + p * p - 2 * p + 2 * p - p * p) * (a + b)]
    return float(lines[k - 1])
