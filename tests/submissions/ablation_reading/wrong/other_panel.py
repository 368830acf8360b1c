# reads-the-other-panel: labels
error_ratio = 10.5 / 4.2
