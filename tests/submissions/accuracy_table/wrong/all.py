# changes-no-prediction: that of the right layer, to the digit
visible_bugs = set(range(1, 13))
