# not-finite: nan or inf
error_ratio = float('inf')
