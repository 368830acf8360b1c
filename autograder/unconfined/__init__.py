"""What runs without a sandbox: notebooks of the course when they are built, and one's own on one's own machine."""
