preferred = (1.0, 1.0)
preferred_loss = __import__('fractions').Fraction(25, 2)
