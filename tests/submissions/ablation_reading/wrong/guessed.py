# none: too far off
error_ratio = 10
