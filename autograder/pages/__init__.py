"""Pages for students: what is right, what is wrong and why, without a script and without a network."""
