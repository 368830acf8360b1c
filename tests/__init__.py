"""What proves that the project does what it says."""
