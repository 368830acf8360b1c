"""Experiments with many seeds: a module runs one of them, and its record, made by a command, lies beside it."""
