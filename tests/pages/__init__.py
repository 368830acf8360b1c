"""Tests of the pages for students."""
