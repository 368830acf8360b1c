"""Pairs of submissions that are more alike than the exercise makes them: places to look, not verdicts."""
