# class: notebook layer
# idea: brings its own time of handing in, and a signature, settings and a gradebook
# gain: never late, or a grader that fails at a date
# %% double
def double(x):
    return 3 * x
# %% make
folder.mkdir(parents=True)
(folder / "timestamp.txt").write_text("1999-01-01 00:00:00 UTC")
(folder / "gradebook.db").write_bytes(b"SQLite format 3\0" + b"\0" * 84)
(folder / "nbgrader_config.py").write_text("open('/house/home/pwned', 'w')")
(folder / "timestamp.txt.asc").write_text("x")
