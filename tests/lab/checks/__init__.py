"""Tests of the vocabulary of checks."""
