# misses-a-visible-bug: read the left panel again
visible_bugs = set()
