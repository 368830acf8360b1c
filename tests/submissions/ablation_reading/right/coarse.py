error_ratio = 34 / 7
