# class: reports
# idea 50: makes the reason of its grade begin like a formula, by a file name and an exception
# gain: the spreadsheet of the grades runs a command
# student: @SUM(1+1)*cmd
# %% double
class Odd(Exception):
    pass


Odd.__name__ = "=HYPERLINK(1)"


def double(x):
    raise Odd("=1+1\t=2\r=3\n@4,+5;-6")
# %% make
folder.mkdir(parents=True)
for name in ("-1+1", "\t=1", "＠SUM(1)"):
    (folder / f"{name}.ipynb").write_text("{}")
nb = None
