# difference-for-ratio: divide
error_ratio = 34 - 6.5
