# class: notebook layer
# idea: hands in pipes, devices and folders in the place of files
# gain: the grader waits for ever, or reads a device
# met: is not an ordinary file
# %% make
folder.mkdir(parents=True)
os.mkfifo(folder / "target.ipynb")
os.mkfifo(folder / "timestamp.txt")
(folder / "x.ipynb").mkdir()
nb = None
# stock: it would wait for the pipe until it is killed
