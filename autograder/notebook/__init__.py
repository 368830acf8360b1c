"""Notebooks as data: assignments, submissions, which cell is whose, the order in which cells run, results."""
