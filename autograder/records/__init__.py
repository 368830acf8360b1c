"""Records of a term: the roster, what was collected from an LMS, who stands where, and what goes back to it."""
