"""Variants: what is drawn, what is remembered of it, and what becomes of it."""
