from fractions import Fraction
h1_b = [Fraction(1), Fraction(1), Fraction(0)]
h2_b = [Fraction(3), Fraction(0), Fraction(2)]
h3_b = [Fraction(0), Fraction(6), Fraction(0)]
y_b = Fraction(10, 2)
