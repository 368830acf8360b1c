"""Variants: each student's own numbers in a notebook, drawn with the classroom's key."""
