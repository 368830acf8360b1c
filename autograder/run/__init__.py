"""A grading run: workers, their processes and what these may do, the time they take, here or on a cluster."""
