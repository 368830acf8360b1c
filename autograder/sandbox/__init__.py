"""Confinement of processes, and the fork server in which confined processes begin."""
