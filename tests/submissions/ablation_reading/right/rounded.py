error_ratio = 5.3
