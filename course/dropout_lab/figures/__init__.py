"""The course's pictures: a notebook draws each of them in a line or two."""
