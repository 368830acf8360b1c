# reads-another-share: another share
error_ratio = 12.1 / 4.5
