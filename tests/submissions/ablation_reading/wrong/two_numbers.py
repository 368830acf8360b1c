# none: one number
error_ratio = (34.3, 6.5)
