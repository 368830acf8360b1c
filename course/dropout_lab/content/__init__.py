"""What the notebooks show and work with: data, networks, experiments, exhibits and questions."""
