"""Tests of the tests: a bank of right and wrong answers, the kill matrix, a sample class."""
