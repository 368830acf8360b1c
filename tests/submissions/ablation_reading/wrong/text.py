# text-for-a-number: text
error_ratio = "5.3"
