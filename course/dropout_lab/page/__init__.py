"""What a notebook shows of the work that somebody does in it: verdicts, progress, what waits for an exercise, help."""
