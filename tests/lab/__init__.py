"""Tests of the course's library, laid out as it is."""
