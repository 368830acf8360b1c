# class: resources
# idea: prints two hundred megabytes, one line of twenty, and shows ten thousand outputs
# gain: pages that nobody can open, a grader out of memory
# limit: output
# met: Cut here
# %% first
from IPython.display import HTML, display

for _ in range(200):
    print("x" * 1_000_000, end="")
print("y" * 20_000_000)
# %% first
from IPython.display import HTML, display

for i in range(10_000):
    display(HTML(f"<b>{i}</b>"), display_id=str(i % 7))
# %% last
class Long:
    def __repr__(self):
        return "z" * 100_000_000


Long()
# %% double
def double(x):
    print("w" * 50_000_000)
    return "v" * 30_000_000
