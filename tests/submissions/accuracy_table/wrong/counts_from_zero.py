# misses-a-visible-bug: more than doubles
visible_bugs = {10}
