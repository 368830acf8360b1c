# ratio-the-other-way: larger error goes on top
error_ratio = (100 - 34.3) / (100 - 6.5)
