# reads-another-share: another share
error_ratio = 78.4 / 47.2
