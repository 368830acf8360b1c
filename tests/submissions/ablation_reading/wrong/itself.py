# ratio-of-one-network: itself
error_ratio = 34.3 / 12.1
