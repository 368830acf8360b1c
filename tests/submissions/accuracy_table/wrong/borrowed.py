# changes-no-prediction: touches no prediction
visible_bugs = {8, 11}
