# class: reports
# idea: is called like a way out of the folder
# gain: its page and its notebook are written over somebody else's
# student: x\..\..\home\pwned
def double(x):
    return 3 * x
