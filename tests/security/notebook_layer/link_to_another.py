# class: notebook layer
# idea: hands in a folder that is a link to another student's
# gain: another student's points
# met: is reached by a link
# %% make
folder.parent.mkdir(parents=True)
os.symlink("/house/classroom/submitted/!first/target", folder)
nb = None
