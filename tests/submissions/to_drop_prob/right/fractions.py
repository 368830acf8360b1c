from fractions import Fraction
def to_drop_prob(name, number):
    sign = {"torch": 1, "keras": 1, "flax": 1, "cs231n": -1, "srivastava2014": -1, "deeplearning.ai": -1}.get(name)
    if sign is None:
        raise ValueError(name)
    number = Fraction(number)
    return number if sign > 0 else 1 - number
