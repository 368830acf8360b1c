# class: reports
# idea: shows pictures, tables and text until its page is larger than any browser opens
# gain: feedback that cannot be read, a disk that is full
from IPython.display import display

for i in range(90):
    display({"image/png": "A" * 10_000, "text/plain": "x"}, raw=True)


def double(x):
    return 3 * x
# %% make
for i in range(300):
    nb.cells.append(toy.code("from IPython.display import display\ndisplay({'text/html': '<b>' + 'x' * 500_000}, raw=True)", f"page-{i}"))
