# ratio-the-other-way: larger error goes on top
error_ratio = 6.5 / 34.3
