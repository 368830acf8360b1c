# class: notebook layer
# idea: hands in a link to the solution
# gain: the reference answers as its own
# met: is not an ordinary file
# %% make
folder.mkdir(parents=True)
os.symlink("/house/solutions/target/target.ipynb", folder / "target.ipynb")
nb = None
