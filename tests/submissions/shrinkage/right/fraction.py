from fractions import Fraction


def shrinkage(p):
    return 1 - Fraction(p)


is_scale_invariant = {}
is_scale_invariant["ridge"] = False
is_scale_invariant["dropout"] = True
