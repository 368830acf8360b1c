# class: reports
# idea 49: is called like a tag, a colour, a link of the terminal
# gain: the table, the page and the terminal act on the name
# student: <img src=x onerror=1>[red]x[(]link=file:.\x1b]8
def double(x):
    return 3 * x
