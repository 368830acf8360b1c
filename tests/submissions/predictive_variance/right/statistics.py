import statistics
def predictive_variance(samples, tau):
    return [statistics.pvariance([float(v) for v in column]) + 1 / tau for column in zip(*samples)]
