"""nbgrader's own commands and formgrader work from this folder, as course.toml says."""

from pathlib import Path

from autograder.config.nbgrader import configure

configure(get_config(), Path(__file__).resolve().parent)  # nbgrader gives get_config
