"""Tests of the course's pictures."""
