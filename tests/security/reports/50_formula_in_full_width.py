# class: reports
# idea 50: is called like a formula in full-width signs, behind a space
# gain: a spreadsheet folds the signs, and runs it
# student:  ＝1+1
def double(x):
    return 3 * x
