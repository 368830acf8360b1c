# changes-no-prediction: visible_bugs holds 12
visible_bugs = {11, 12}
