"""Both ends of the channel between judge and student's process: values as messages; nothing of ours is imported."""
