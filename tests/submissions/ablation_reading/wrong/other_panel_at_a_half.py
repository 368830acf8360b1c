# reads-another-share: another share
error_ratio = 30.8 / 7.6
