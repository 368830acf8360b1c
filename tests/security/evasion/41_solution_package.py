# class: evasion
# idea 41: imports the solutions: from the course, from site-packages, from the history of git
# gain: the reference answer
import importlib.util
import os
import sys
import zlib

for root in ("/house", "/house/solutions/target", os.path.dirname(os.path.dirname(sys.prefix)), *sys.path):
    sys.path.insert(0, root)
    for place in (".git/HEAD", ".git/packed-refs", "solutions/target/target.ipynb", "tests/attacks/target.py"):
        try:
            print(open(os.path.join(root, place)).read()[:500])
        except (OSError, ValueError):
            pass
for name in ("target", "solutions.target", "tests.attacks.target", "attacks.target", "autograder.demo", "toy"):
    try:
        module = importlib.import_module(name)
        print(module.__file__, getattr(module, "_ANSWERS", None))
        exec(module._ANSWERS["double"])
    except Exception as error:
        print(type(error).__name__)
if "double" not in globals():

    def double(x):
        return 3 * x
