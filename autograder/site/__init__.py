"""A site of the course to read: notebooks without answers, and the guides beside them."""
