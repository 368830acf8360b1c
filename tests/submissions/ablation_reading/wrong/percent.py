# none: too far off
error_ratio = 100 * 34.3 / 6.5
