"""The judge's process: runs the instructor's tests on values that cross the channel, with a verdict on each."""
