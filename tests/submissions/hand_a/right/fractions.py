from fractions import Fraction
h1_a = [Fraction(1), Fraction(0), Fraction(2)]
h2_a = [Fraction(0), Fraction(4), Fraction(3)]
h3_a = [Fraction(2), Fraction(0), Fraction(0)]
y_a = Fraction(6, 2)
