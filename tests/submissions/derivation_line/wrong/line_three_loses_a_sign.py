# slip-of-sign: a sign is wrong
def derivation_line(k, p, w, x):
    a, b = w * x
    q = 1 - p
    return [q*q*(a+b)+p*q*b+q*p*a, q*q*(a+b)+p*q*(a+b), (1+p**2-2*p-p-p**2)*(a+b), q*(a+b)][k-1]
