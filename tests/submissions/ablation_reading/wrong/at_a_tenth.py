# reads-another-share: another share
error_ratio = 20 / 5
