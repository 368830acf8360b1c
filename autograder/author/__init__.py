"""From sources to notebooks: build, rules for sources, release without answers, generated files."""
