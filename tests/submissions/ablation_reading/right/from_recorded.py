error_ratio = recorded[replaced]["no dropout"][2] / recorded[replaced]["p = 1/2"][2]
