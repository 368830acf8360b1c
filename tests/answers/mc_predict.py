# %% right columns
import numpy as np


def mc_predict(predict, x, T, rng):
    samples = np.column_stack([predict(x, rng) for _ in range(T)])
    return samples.mean(1), np.var(samples, axis=1) ** 0.5

# %% right list_comprehension
import numpy as np


def mc_predict(predict, x, T, rng):
    samples = np.array([predict(x, rng) for _ in range(T)])
    return samples.mean(axis=0), samples.std(axis=0)

# %% right lists_and_statistics
import statistics


def mc_predict(predict, x, T, rng):
    columns = list(zip(*[[float(v) for v in predict(x, rng)] for _ in range(T)]))
    return [statistics.fmean(c) for c in columns], [statistics.pstdev(c) for c in columns]

# %% right map_function
import numpy as np
from functools import partial


def mc_predict(predict, x, T, rng):
    samples = np.array(list(map(lambda _: predict(x, rng), range(T))), dtype=np.float64)
    return tuple(f(samples, axis=0) for f in (np.mean, np.std))

# %% right preallocated
import numpy as np


def mc_predict(predict, x, T, rng):
    samples = np.empty((T, len(x)))
    for t in range(T):
        samples[t] = predict(x, rng)
    mean = samples.sum(axis=0) / T
    return mean, np.sqrt(((samples - mean) ** 2).sum(axis=0) / T)

# %% right rows_of_one_array
import numpy as np


def mc_predict(predict, x, T, rng):
    samples = np.stack([predict(x, rng) for _ in range(T)])
    return np.stack([samples.mean(0), samples.std(0)])

# %% right running_sums
import numpy as np


def mc_predict(predict, x, T, rng):
    s, s2 = 0.0, 0.0
    for _ in range(T):
        f = np.asarray(predict(x, rng), dtype=float)
        s = s + f
        s2 = s2 + f**2
    return s / T, np.sqrt(np.maximum(s2 / T - (s / T) ** 2, 0))

# %% right welford
import numpy as np


def mc_predict(net, inputs, passes, generator):
    mean, m2 = 0.0, 0.0
    for t in range(1, passes + 1):
        f = net(inputs, generator)
        delta = f - mean
        mean = mean + delta / t
        m2 = m2 + delta * (f - mean)
    return [mean, (m2 / passes) ** 0.5]

# %% right while_loop
import numpy as np


def mc_predict(predict, x, T, rng):
    seen = []
    while len(seen) < T:
        seen.append(np.array(predict(x, rng=rng) if False else predict(x, rng)))
    return np.average(seen, axis=0), np.std(seen, axis=0, ddof=0)

# %% wrong a_number_for_each_pass: one-number-a-pass | as a row
import numpy as np


def mc_predict(predict, x, T, rng):
    preds = np.zeros(T)
    for t in range(T):
        preds[t] = predict(x, rng)
    return preds.mean(), preds.std()

# %% wrong absolute_deviation: another-measure-of-spread | root of the mean squared
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), abs(s - s.mean(axis=0)).mean(axis=0)

# %% wrong adds_noise: none | gave
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), np.sqrt(s.var(axis=0) + 0.1)

# %% wrong at_most_fifty: ignores-the-number-of-passes | T says how many
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(min(T, 50))])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong axis_one: averages-over-inputs | inputs were averaged
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=1), s.std(axis=1)

# %% wrong copies_the_generator: passes-share-their-coins | the same coins
import numpy as np, copy


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, copy.deepcopy(rng)) for t in range(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong ddof-one | ddof=1
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0, ddof=1)

# %% wrong ddof_one_unless_one_pass: ddof-one | ddof=1
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0, ddof=1 if T > 1 else 0)

# %% wrong exchanged: mean-and-std-exchanged | mean first
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.std(axis=0), s.mean(axis=0)

# %% wrong feeds_first_column: feeds-other-inputs | as it is
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x[:, 0], rng) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong first_input_alone: averages-over-everything | for all inputs
import numpy as np


def mc_predict(predict, x, T, rng):
    s = [predict(x, rng)[0] for _ in range(T)]
    return np.mean(s), np.std(s)

# %% wrong first_pass: one-pass-alone | single pass
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s[0], s.std(axis=0)

# %% wrong fresh_generator_each_pass: another-generator | the rng you were given
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, np.random.default_rng(t)) for t in range(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong global_state: predict-without-rng | takes both
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x) for t in range(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong hundred_passes: ignores-the-number-of-passes | T says how many
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(100)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong input_by_input: calls-for-each-input | all of x
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([[predict(row[None], rng)[0] for row in x] for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong into_integers: truncates-to-integers | work in floats
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.zeros((T, len(x)), dtype=int)
    for t in range(T):
        s[t] = predict(x, rng)
    return s.mean(axis=0), s.std(axis=0)

# %% wrong keepdims: wrong-shape | shape
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0, keepdims=True), s.std(axis=0, keepdims=True)

# %% wrong last_pass: one-pass-alone | single pass
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s[-1], s.std(axis=0)

# %% wrong leaves_out_the_first: leaves-out-a-pass | missing from the average
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])[1:]
    return s.mean(axis=0), s.std(axis=0)

# %% wrong leaves_out_the_last: leaves-out-a-pass | missing from the average
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])[:-1]
    return s.mean(axis=0), s.std(axis=0)

# %% wrong mean_alone: not-two-values | two values
import numpy as np


def mc_predict(predict, x, T, rng):
    return np.mean([predict(x, rng) for _ in range(T)], axis=0)

# %% wrong mean_right_std_no_axis: averages-over-everything | for all inputs
import numpy as np


def mc_predict(predict, x, T, rng):
    predictions = [predict(x, rng) for _ in range(T)]
    return np.mean(predictions, axis=0), np.std(predictions)

# %% wrong mean_square: forgets-to-subtract | square of the mean
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), np.sqrt((s**2).mean(axis=0))

# %% wrong median: median-for-mean | median
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return np.median(s, axis=0), s.std(axis=0)

# %% wrong no_axis: averages-over-everything | for all inputs
import numpy as np


def mc_predict(predict, x, T, rng):
    predictions = [predict(x, rng) for _ in range(T)]
    return np.mean(predictions), np.std(predictions)

# %% wrong noise_on_x: feeds-other-inputs | as it is
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x + 0.01, rng) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong one_copy: another-generator | the rng you were given
import numpy as np, copy


def mc_predict(predict, x, T, rng):
    rng = copy.deepcopy(rng)
    s = np.array([predict(x, rng) for t in range(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong one_pass: ignores-the-number-of-passes | T says how many
import numpy as np


def mc_predict(predict, x, T, rng):
    f = predict(x, rng)
    return f, np.zeros_like(f)

# %% wrong one_pass_repeated: ignores-the-number-of-passes | T says how many
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng)] * T)
    return s.mean(axis=0), s.std(axis=0)

# %% wrong one_pass_too_many: ignores-the-number-of-passes | T says how many
import numpy as np


def mc_predict(predict, x, T, rng):
    s = [predict(x, rng)]
    for _ in range(T):
        s.append(predict(x, rng))
    return np.mean(s, axis=0), np.std(s, axis=0)

# %% wrong own_generator: another-generator | the rng you were given
import numpy as np


def mc_predict(predict, x, T, rng):
    mine = np.random.default_rng()
    s = np.array([predict(x, mine) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong passes_none: another-generator | the rng you were given
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, None) for t in range(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong prints: returns-nothing | return
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    print(s.mean(axis=0), s.std(axis=0))

# %% wrong range: another-measure-of-spread | root of the mean squared
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), np.ptp(s, axis=0)

# %% wrong range_from_one: ignores-the-number-of-passes | T says how many
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(1, T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong rescales_x_in_place: changes-its-input | copy
import numpy as np


def mc_predict(predict, x, T, rng):
    x -= x.mean(axis=0)
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong row_left_empty: ignores-the-number-of-passes | T says how many
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.zeros((T, len(x)))
    for t in range(1, T):
        s[t] = predict(x, rng)
    return s.mean(axis=0), s.std(axis=0)

# %% wrong same_seed_each_pass: passes-share-their-coins | the same coins
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, np.random.default_rng(0)) for t in range(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong samples_returned: not-two-values | two values
import numpy as np


def mc_predict(predict, x, T, rng):
    return np.array([predict(x, rng) for _ in range(T)])

# %% wrong seeded_generator: another-generator | the rng you were given
import numpy as np


def mc_predict(predict, x, T, rng):
    mine = np.random.default_rng(0)
    s = np.array([predict(x, mine) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong spawned: another-generator | the rng you were given
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, child) for child in rng.spawn(T)])
    return s.mean(axis=0), s.std(axis=0)

# %% wrong standard_error: error-of-the-mean | shrinks with T
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0) / np.sqrt(T)

# %% wrong standard_error_ddof_one: error-of-the-mean | shrinks with T
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0, ddof=1) / np.sqrt(T)

# %% wrong statistics_stdev: ddof-one | ddof=1
import numpy as np, statistics


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), np.array([statistics.stdev(map(float, c)) for c in s.T])

# %% wrong std_axis_one: averages-over-inputs | inputs were averaged
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=1)

# %% wrong std_of_means: averages-over-everything | for all inputs
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    mean = s.mean(axis=0)
    return mean, mean.std()

# %% wrong sums_into_the_first_pass: changes-its-input | copy
def mc_predict(predict, x, T, rng):
    total = predict(x, rng)
    squares = total**2
    for _ in range(T - 1):
        y = predict(x, rng)
        total += y
        squares += y**2
    return total / T, np.sqrt(np.maximum(squares / T - (total / T) ** 2, 0))

# %% wrong sum: sum-of-the-passes | divide by T
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.sum(axis=0), s.std(axis=0)

# %% wrong two_runs: ignores-the-number-of-passes | T says how many
import numpy as np


def mc_predict(predict, x, T, rng):
    mean = np.mean([predict(x, rng) for _ in range(T)], axis=0)
    std = np.std([predict(x, rng) for _ in range(T)], axis=0)
    return mean, std

# %% wrong two_sigma: two-standard-deviations | one standard deviation
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), 2 * s.std(axis=0)

# %% wrong variance: variance-not-std | square root
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), s.var(axis=0)

# %% wrong warm_up_pass: ignores-the-number-of-passes | T says how many
import numpy as np


def mc_predict(predict, x, T, rng):
    n = len(predict(x, rng))
    s = np.zeros((T, n))
    for t in range(T):
        s[t] = predict(x, rng)
    return s.mean(axis=0), s.std(axis=0)

# %% wrong with_samples: not-two-values | two values
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0), s

# %% wrong half_the_range: another-measure-of-spread | root of the mean squared
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), np.ptp(s, axis=0) / 2

# %% wrong width_of_95_percent: two-standard-deviations | one standard deviation
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), 1.96 * s.std(axis=0)

# %% wrong variance_ddof_one: variance-not-std | square root
import numpy as np


def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), s.var(axis=0, ddof=1)

# %% wrong repeats_the_inputs: one-call-for-all-passes | T times
import numpy as np


def mc_predict(predict, x, T, rng):
    samples = np.asarray(predict(np.repeat(x, T, axis=0), rng)).reshape(len(x), T)
    return samples.mean(axis=1), samples.std(axis=1)

# %% wrong predict-without-rng | predict takes both
import numpy as np


def mc_predict(predict, x, T, rng):
    samples = np.array([predict(x) for _ in range(T)])
    return samples.mean(axis=0), samples.std(axis=0)

# %% wrong squares_added: squares-not-averaged | take their mean
def mc_predict(predict, x, T, rng):
    passes = np.array([predict(x, rng) for _ in range(T)])
    mean = passes.mean(axis=0)
    return mean, np.sqrt(((passes - mean) ** 2).sum(axis=0))
