# ratio-the-other-way: larger error goes on top
error_ratio = 0.343 - 0.065
