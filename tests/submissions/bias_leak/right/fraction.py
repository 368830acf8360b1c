from fractions import Fraction
leaky = "before"
leaked = Fraction(2)
