"""Tests of what the notebooks show and work with."""
