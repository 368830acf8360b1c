"""A course looked over before it is graded: what will happen to each of its cells, and why."""
