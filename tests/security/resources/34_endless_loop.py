# class: resources
# idea 34: loops for ever, in a cell of its own and in a call
# gain: the whole class waits
# limit: time
# met: was still running after
def double(x):
    while True:
        pass
# %% last
while True:
    pass
