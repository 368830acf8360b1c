"""A test that runs most of what tests run: a fork server runs it once, so that no fork works it out again."""

#: A right answer, checked in most ways there are, and a wrong one.
WARM_UP = """
import importlib, pkgutil
import dropout_lab
from dropout_lab.checks import ask, exercise, nonzero, seeded, wrong

for module in pkgutil.walk_packages(dropout_lab.__path__, "dropout_lab."):
    if not module.name.startswith("dropout_lab.figures."):  # matplotlib takes long to import, and no test draws
        importlib.import_module(module.name)

def dropout(x, p, rng):
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p), mask

with exercise("dropout"):
    x = nonzero(1, 60, 80)
    answer = ask(dropout, x, 0.3, seeded(2)).first_of("out", "mask").shape(60, 80).finite()
    answer.independent().kept(0.7).scales(x, 1 / 0.7, {"not-rescaled": 1.0}).blind_to(x)
    ask(lambda x: 2 * x, x).equals(2 * x, {"scales-at-test": x, "random-at-test": lambda out: not out.all()})
    wrong(f"{ask(max, [1, 2]).number():g}", "not-rescaled")
"""
