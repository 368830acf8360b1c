# reads-another-share: another share
error_ratio = 58 / 14
