"""What runs inside the sandbox: the fork server, the confinement, the shell that runs cells.

It imports the standard library, numpy, matplotlib, IPython and itself. Outside it is ``autograder.inside``; inside,
where nothing else of the project is to be seen, it is the top-level package ``inside``.
"""
