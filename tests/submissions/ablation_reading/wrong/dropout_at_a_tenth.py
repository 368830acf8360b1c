# none: too far off
error_ratio = 34.3 / 5.1
