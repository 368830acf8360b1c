error_ratio = 35 / 6.3
