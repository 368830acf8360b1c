# ratio-of-the-right: compare the errors
error_ratio = (100 - 6.5) / (100 - 34.3)
